<#ftl output_format="XHTML" strip_whitespace=true>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash?no_esc}'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<title>Training – Backprop Lab</title>
<link rel="icon" href="data:,"/>
<style>
${style?no_esc}
#share{width:100%;height:14px;accent-color:var(--accent)}
</style>
</head>
<body>
<header>
<p class="over">Backprop Lab, a run that is going on</p>
<h1 id="what">Waiting for the run …</h1>
<p><progress id="share" max="1" aria-label="How much of the run is done"></progress></p>
<p class="sure" id="left"></p>
<p class="note" id="said" role="status" hidden="hidden"></p>
<noscript><p class="note">This page needs its script to follow the run. The report at the end can be read without.</p></noscript>
</header>
<main id="charts"><p class="lead">Charts come with the first epoch.</p></main>
<footer><p>Drawn on this machine from the files of the run, by the process that trains; the page ends with it.</p></footer>
<script>${script?no_esc}</script>
</body>
</html>
