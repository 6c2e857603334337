// By hand, in £m: funding 100, 101, 102.01; acute 60, 63, 66.15; community 35, 35, 35; spend 95, 98, 101.15.
// Contingency 1% of funding: 1, 1.01, 1.0201. In-year: 4, 1.99, -0.1601. Required 1%: 1, 1.01, 1.0201.

/** A definition of which some checks fail. Every figure has a source. */
export const mixed = `title: "Small & <odd>, 100%"
years: { base: 2017/18, count: 2 }
funding:
  allocation: { base: 100, growth: 1%, source: s }
reserves:
  contingency: { kind: contingency, share: 1%, source: s }
surplus: { required: { share: 1% }, source: s }
lines:
  acute: { title: Acute, setting: hospital, base: 60, growth: 5%, source: s }
  community: { title: Community, setting: out-of-hospital, base: 35, growth: 0%, source: s }
checks:
  affordable: { that: "headroom >= 0", message: "Board: 100% of it, \\"must\\" hold." }
  soft: { that: "headroom.share >= 2%", severity: warn }
  untested: { that: "growth(headroom) >= 0%", in: 2017/18 }
controls:
  spend: { row: spend.total, amount: 95.004, tolerance: 0.001, source: s }
`

/** A definition of which everything passes. */
export const right = `title: Right
years: { base: 2017/18, count: 2 }
funding:
  allocation: { base: 100, growth: 0%, source: s }
lines:
  acute: { title: Acute, setting: hospital, base: 100, growth: 0%, source: s }
checks:
  balanced: { that: "headroom = 0" }
`

/** A definition that cannot be read. */
export const wrong = `title: Wrong
years: { base: 2017/18 }
funding:
  allocation: { base: 100, growth: 0%, source: s }
lines:
  acute: { setting: hospital, base: 100, growht: 3%, source: s }
`
