import { type Colours, dark, light } from './colours.ts'

const variables = (colours: Colours): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')

/** How a page looks: on a screen, light or dark as its reader likes it, on a phone, and on paper. */
export const style = `:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.5 Arial,Helvetica,sans-serif;font-variant-numeric:tabular-nums}
body>*{margin:0 auto;padding:0 1rem;max-width:76rem}
main{padding-bottom:1rem}
.skip{position:absolute;left:-100vw}
.skip:focus{position:static;display:inline-block;padding:.5rem 1rem}
a{color:var(--link)}
h1{font-size:2rem;line-height:1.2;margin:1.5rem 0 .5rem}
h2{font-size:1.5rem;line-height:1.25;margin:2rem 0 .5rem}
h3{font-size:1.25rem;line-height:1.3;margin:1.5rem 0 .5rem}
h4,h5,h6{font-size:1.0625rem;margin:1rem 0 .25rem}
h1,h2,h3,h4,h5,h6,p,li,dd,code,caption{overflow-wrap:anywhere}
p,li{max-width:48rem}
p{margin:.5rem 0}
ul{margin:.5rem 0;padding-left:1.25rem}
code{font-family:ui-monospace,Consolas,monospace;font-size:.9375rem;background:var(--panel);padding:0 .125rem}
.basis,.second,caption span{color:var(--second)}
.stamp,.fail{color:var(--deficit);font-weight:bold}
.pass{color:var(--pass)}
.headline{font-size:1.25rem;line-height:1.4}
.figure{white-space:nowrap}
.aloud,td i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.wide{position:relative;overflow-x:auto;margin:1rem 0}
:focus-visible{outline:3px solid var(--text);outline-offset:2px;box-shadow:0 0 0 5px #ffdd00}
table{border-collapse:separate;border-spacing:0;font-size:.9375rem;line-height:1.35}
caption{text-align:left;font-weight:bold;padding:.25rem 0 .5rem}
caption b,caption span{display:block;max-width:min(48rem,calc(100vw - 2rem))}
caption span{font-weight:normal}
th,td{padding:.25rem .375rem;vertical-align:top;border-bottom:1px solid var(--panel)}
th:first-child,thead td:first-child{position:sticky;left:0;padding-left:0;background:var(--ground)}
thead th{vertical-align:bottom;border-bottom:2px solid var(--rule)}
thead th span{display:block;font-weight:normal;color:var(--second)}
tbody th{text-align:left;font-weight:normal;overflow-wrap:break-word;max-width:22rem;min-width:min(14rem,36vw)}
td,thead th{text-align:right;overflow-wrap:normal;white-space:nowrap}
td.words,th.words{text-align:left;white-space:normal;overflow-wrap:break-word;min-width:4rem;max-width:28rem}
td.long{min-width:16rem}
thead td{border-bottom:2px solid var(--rule)}
.total th,.total td,.position th,.position td,.of th{font-weight:bold}
.total th,.total td,.position th,.position td{border-top:1px solid var(--rule)}
.under th:first-child{padding-left:1.25rem}
.position td:has(i){color:var(--deficit)}
dl{margin:.5rem 0}
dt{font-weight:bold}
dd{margin:0 0 .5rem}
footer{color:var(--second);border-top:1px solid var(--rule);font-size:.9375rem;padding-top:.5rem;padding-bottom:2rem}
@media screen and (max-width:26rem){.wide:has(th:nth-child(4)) caption::after{content:'Scroll sideways for every column.';display:block;font-weight:normal}}
@media screen and (max-width:36rem){.wide:has(th:nth-child(6)) caption::after{content:'Scroll sideways for every column.';display:block;font-weight:normal}}
@media screen and (max-width:62rem){.wide:has(th:nth-child(9)) caption::after{content:'Scroll sideways for every column.';display:block;font-weight:normal}}
@media (max-width:48rem){body{font-size:1rem}h1{font-size:1.5rem}h2{font-size:1.25rem}h3{font-size:1.125rem}}
@media (forced-colors:active){.total th,.total td,.position th,.position td{border-top-color:CanvasText}}
@media print{@page{size:A4;margin:14mm}@page broad{size:A4 landscape;margin:12mm}.broad,:is(h2,h3,h4):has(+.broad){page:broad}:root{${variables(light)}}body{font-size:9.5pt;line-height:1.4}p,ul{margin:4pt 0}main{padding-bottom:0}body>*{max-width:none;padding:0}.skip{display:none}
h1{font-size:16pt}h2{font-size:13pt;margin:12pt 0 3pt}h3{font-size:11pt;margin:10pt 0 3pt}h1,h2,h3,h4,caption{break-after:avoid}tr,li{break-inside:avoid}thead{display:table-header-group}
.wide{overflow:visible;margin:6pt 0}.wide:not(.broad){break-inside:avoid}table{font-size:7.5pt;line-height:1.25;width:auto}th,td{padding:1pt 2.2pt}.broad :is(th,td){padding:.75pt 2.2pt}caption{padding:0 0 3pt}td.words,th.words{min-width:0}td.long{min-width:42mm}tbody th{min-width:26mm;max-width:125mm}th:first-child,thead td:first-child{position:static}thead{font-size:7pt}footer{font-size:7.5pt;line-height:1.25;padding:3pt 0 0}}
`
