import { chartStyle } from '../svg/style.ts'
import { light } from './colours.ts'

/** Colours of a page that is alive, beside those of every page. */
const more = {
  light: { band: '#003087', changed: '#fff4c2', track: '#768692' },
  dark: { band: '#003087', changed: '#3a3310', track: '#8795a0' },
}

const variables = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')

const onBand = light.ground

/** What a page has beside the style of every page where its reader can change what it shows. */
export const livingStyle = `:root{${variables(more.light)}}
@media (prefers-color-scheme:dark){:root{${variables(more.dark)}}}
body{font-size:1.125rem}
.band{max-width:none;margin:0;background:var(--band);color:${onBand};padding:.5rem max(1rem,calc((100vw - 74rem)/2));display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between}
.band p{margin:0;font-weight:bold;max-width:none}
.band .status{font-weight:normal}
h1{font-size:2rem;margin-top:.75rem;margin-bottom:.25rem}
.scenario{margin-bottom:3rem}
.basis{font-size:1rem;margin:.25rem 0}
.lead{font-size:1.5rem;line-height:1.3;margin:.5rem 0}
.amount{color:var(--link);font-size:1.5em;line-height:1.1;font-variant-numeric:tabular-nums}
.part:empty{display:none}
button,input,select{font:inherit;color:inherit}
button{background:var(--ground);border:2px solid var(--link);color:var(--link);padding:.25rem .75rem;min-height:2.25rem;cursor:pointer;border-radius:0}
button:disabled{border-color:var(--rule);color:var(--second);cursor:default}
button.figure,button.row{border:0;padding:0;min-height:0;background:none;color:inherit;font-weight:inherit;text-align:inherit;text-decoration:underline dotted 1px;text-underline-offset:.2em}
button.figure:hover,button.row:hover{text-decoration-style:solid}
.alive td:not(.words){cursor:pointer}
.picture{margin:.5rem 0;overflow-x:auto}
figcaption{font-weight:bold;font-size:1.125rem;margin-bottom:.25rem}
.picture .chart{display:block;max-width:100%;height:auto}
html:not(.alive) .picture .chart,.still .chart{min-width:44rem}
${chartStyle}.changes-line{min-height:3em;line-height:1.5;margin:.25rem 0;color:var(--second)}
.levers{background:var(--panel);padding:1rem}
.levers .head{font-size:1.25rem;font-weight:bold;margin:0}
.tools{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.5rem 0}
.levers .tools{justify-content:space-between}
.done{display:none}
.lever{padding:.375rem .5rem;margin:.25rem -.5rem}
.lever.changed{background:var(--changed)}
.top{display:flex;gap:.5rem;justify-content:space-between;align-items:baseline}
.top label{font-weight:bold;font-size:1rem;line-height:1.3;overflow-wrap:anywhere}
.field{white-space:nowrap}
.field input{width:5.5rem;text-align:right;padding:.125rem .25rem;background:var(--ground);border:2px solid var(--track);font-variant-numeric:tabular-nums}
.unit{display:inline-block;width:1.1em;padding-left:.2em}
.field input[aria-invalid]{border-color:var(--deficit)}
.under{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between;margin:0;font-size:.9375rem;color:var(--second);line-height:1.3}
.error{color:var(--deficit);margin:0;font-size:.9375rem}
.error:empty{display:none}
input[type=range]{appearance:none;-webkit-appearance:none;width:100%;height:2.25rem;margin:0;background:none;cursor:pointer}
input[type=range]::-webkit-slider-runnable-track{height:6px;background:var(--track)}
input[type=range]::-moz-range-track{height:6px;background:var(--track)}
input[type=range]::-webkit-slider-thumb{-webkit-appearance:none;width:26px;height:26px;margin-top:-10px;border-radius:50%;background:var(--link);border:3px solid var(--panel)}
input[type=range]::-moz-range-thumb{width:20px;height:20px;border-radius:50%;background:var(--link);border:3px solid var(--panel)}
.track{position:relative}
.tick{position:absolute;top:.25rem;bottom:.25rem;width:2px;margin-left:-1px;background:var(--second)}
.track input{position:relative}
.printed{display:none}
.plan label{font-weight:bold;font-size:1rem;display:block}.plan select{width:100%;border:2px solid var(--track);background:var(--ground);padding:.25rem;min-height:2.25rem;font-size:1rem}
.plan code{overflow-wrap:anywhere}
input:disabled{opacity:.6;cursor:default}
.levers details{margin:.5rem 0}
.levers summary{cursor:pointer;padding:.375rem 0}
.find input{max-width:100%;border:2px solid var(--track);background:var(--ground);padding:.125rem .25rem}
.changes{padding:0;list-style:none;font-size:1rem}
.changes li{margin:.375rem 0}
.noted{display:block;font-size:.9375rem;overflow-wrap:anywhere}
.why{background:var(--panel);padding:.5rem 1rem 1rem;margin:1rem 0;border-left:4px solid var(--link)}
.address:not(:empty){border:2px solid var(--deficit);padding:0 1rem;margin:1rem 0}
.bar{display:none}
.register>summary{cursor:pointer;padding:.375rem 0}
.stale{font-weight:bold}.stale:empty{display:none}
.together~.scenario{border-top:2px solid var(--rule)}
@media screen and (min-width:62rem){.wide:has(th:nth-child(15)) :is(th,td):not(:first-child){padding:.25rem .2rem}.wide:has(th:nth-child(15)) tbody th{min-width:11rem}}
@media screen and (max-width:79rem){.wide:has(th:nth-child(15)) caption::after{content:'Scroll sideways for every column.';display:block;font-weight:normal}}
@media screen{:is(.reading,.abreast) .wide:has(th:nth-child(11)) caption::after{content:'Scroll sideways for every column.';display:block;font-weight:normal}}
@media screen and (max-width:48rem){.still figcaption::after{content:'Scroll sideways for the whole picture.';display:block;font-weight:normal}}
.answers{margin:.5rem 0}.answers dd{margin:0 0 .75rem}.answers b{color:var(--link)}
.contents ul{display:inline;padding:0}.contents li{display:inline-block;margin-right:1rem}
@media screen and (min-width:62rem){
.alive .first{display:grid;grid-template-columns:minmax(0,1fr) 21rem;gap:2rem;align-items:start}
.abreast{display:grid;grid-template-columns:minmax(0,22rem) minmax(0,1fr);gap:2rem;align-items:start}
.alive .first .levers{position:sticky;top:0;max-height:100vh;overflow-y:auto}
}
@media screen and (max-width:61.99rem){
h1{font-size:1.5rem}.lead{font-size:1.25rem}
.alive .levers{display:none}
.alive .levers.open{display:block;position:fixed;left:0;right:0;bottom:0;max-height:46vh;overflow-y:auto;border-top:2px solid var(--rule);z-index:2}
.done{display:inline-block}
.alive .bar{display:flex;position:fixed;left:0;right:0;bottom:0;max-width:none;gap:.5rem;justify-content:space-between;align-items:center;background:var(--ground);border-top:2px solid var(--rule);padding:.5rem 1rem;z-index:1}
.bar p{margin:0;font-size:1rem;line-height:1.25}
.bar button{flex:none}
.alive body{padding-bottom:6rem}
}
@media screen and (max-width:61.99rem) and (max-height:30rem){.alive .bar,.alive .levers.open{position:static;max-height:none}.alive .levers.open{order:0}}
@media screen{[data-part^=table],[data-part=checks],[data-part=notes],.register{contain-intrinsic-size:auto 30rem;margin:0 -.5rem;padding:0 .5rem}.moving :is([data-part^=table],[data-part=checks],[data-part=notes],.register){content-visibility:auto}}
@media print{main:has(.broad>.register)+footer{page:broad}.register :is(p,li){max-width:none}.scenario{margin-bottom:0}.register>summary{display:none}.register dl{font-size:8.5pt;line-height:1.3}.register dt{float:left;margin-right:4pt}.register dd{margin:0 0 2pt}.register dd+dd{margin-left:8pt}.still .chart{min-width:0}.printed:empty{display:none!important}.picture{break-inside:avoid}figcaption{break-after:avoid}.together~.scenario{break-before:page;border:0}.basis,code{font-size:inherit}.contents{display:none}.changes-line,.printed{margin-right:1pt}.printed{display:block;border:1pt solid;border-top:0;padding:0 4pt}.printed p,.printed li{max-width:none}details:not([open])>summary{display:none}.levers,.bar,.why .tools,.noted{display:none}.band{padding:0;background:none;color:inherit;border-bottom:2pt solid}button.figure,button.row{text-decoration:none}h1{font-size:18pt}.lead{font-size:13pt}body{font-size:9.5pt}.answers dd{margin:0 0 3pt}.changes-line{min-height:0;border:1pt solid;padding:4pt}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`
