/** Make an element hold some markup, and touch only what is another: what a reader has in hand stays as it is. */
export function morph(element: Element, markup: string): void {
  const template = document.createElement('template')
  template.innerHTML = markup
  morphChildren(element, template.content)
}

function morphChildren(own: Element, wanted: ParentNode & Node): void {
  const [old, next] = [[...own.childNodes], [...wanted.childNodes]]
  for (const [at, node] of next.entries()) {
    const known = old[at]
    if (known === undefined) own.append(node)
    else if (!isAlike(known, node)) known.replaceWith(node)
    else if (known instanceof Element && node instanceof Element) {
      morphAttributes(known, node)
      morphChildren(known, node)
    } else if (known.nodeValue !== node.nodeValue) known.nodeValue = node.nodeValue
  }
  for (const node of old.slice(next.length)) node.remove()
}

function isAlike(one: Node, other: Node): boolean {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName
}

function morphAttributes(own: Element, wanted: Element): void {
  for (const { name } of [...own.attributes]) if (!wanted.hasAttribute(name)) own.removeAttribute(name)
  for (const { name, value } of wanted.attributes) if (own.getAttribute(name) !== value) own.setAttribute(name, value)
}
