/** Make an element hold some markup, and touch only what is another: what a reader has in hand stays as it is. */
export function morph(element: Element, markup: string): void {
  const template = document.createElement('template')
  template.innerHTML = markup
  morphChildren(element, template.content)
}

function morphChildren(own: Node, wanted: Node): void {
  let known = own.firstChild
  let node = wanted.firstChild
  while (node !== null) {
    // A node that is taken over stands among others then.
    const next = node.nextSibling
    const after = known?.nextSibling ?? null
    if (known === null) own.appendChild(node)
    else if (known.nodeName !== node.nodeName) own.replaceChild(node, known)
    else if (known instanceof Element && node instanceof Element) {
      // The browser compares much faster than a program does.
      if (!known.isEqualNode(node)) {
        morphAttributes(known, node)
        morphChildren(known, node)
      }
    } else if (known.nodeValue !== node.nodeValue) known.nodeValue = node.nodeValue
    known = after
    node = next
  }
  while (known !== null) {
    const after: ChildNode | null = known.nextSibling
    known.remove()
    known = after
  }
}

/** What a reader opened stays open. */
const ofReader = 'open'

function morphAttributes(own: Element, wanted: Element): void {
  for (const name of own.getAttributeNames())
    if (name !== ofReader && !wanted.hasAttribute(name)) own.removeAttribute(name)
  for (const { name, value } of wanted.attributes) if (own.getAttribute(name) !== value) own.setAttribute(name, value)
}
