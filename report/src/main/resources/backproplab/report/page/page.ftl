<#ftl output_format="XHTML" strip_whitespace=true>
<#if !page??>
<@parts/>
<#else>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash?no_esc}'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${page.title} – Backprop Lab</title>
<link rel="icon" href="data:,"/>
<style>
${style?no_esc}
</style>
</head>
<body>
<header>
<p class="over">${page.over}</p>
<h1><@whole page.headline/></h1>
<#if page.sure != ""><p class="sure"><@whole page.sure/></p></#if>
<#if page.tiles?has_content>
<ul class="tiles">
<#list page.tiles as tile>
<li><b><@whole tile.value/></b> <span>${tile.label}</span></li>
</#list>
</ul>
</#if>
<#list page.notes as note>
<p class="note">${note}</p>
</#list>
<nav aria-label="Sections">
<#list page.sections as section>
<a href="#${section.id}">${section.title}</a>
</#list>
</nav>
</header>
<main>
<@parts/>
</main>
<footer><p>Made by Backprop Lab from the files of the run; it holds no clock and asks for nothing: the same files give the same page.</p></footer>
<script>${script?no_esc}</script>
</body>
</html>
</#if>
<#macro parts>
<#list sections as section>
<section id="${section.id}">
<h2>${section.title}</h2>
<#if section.lead != ""><p class="lead">${section.lead}</p></#if>
<#list section.blocks as block>
<@piece block/>
</#list>
</section>
</#list>
</#macro>
<#macro piece block>
<#switch block.kind()>
<#case "prose"><p>${block.text}</p><#break>
<#case "note"><p class="note">${block.text}</p><#break>
<#case "heading"><h3>${block.text}</h3><#break>
<#case "facts">
<dl>
<#list block.facts as fact><div><dt>${fact.name}</dt><dd>${fact.value}</dd></div>
</#list>
</dl>
<#break>
<#case "command"><p class="command"><code><#list block.text?split(" ") as word><span>${word}</span><#sep> </#sep></#list></code></p><#break>
<#case "listing"><pre tabindex="0" role="region" aria-label="${block.caption}">${block.text()}</pre><#break>
<#case "links">
<ul class="links">
<#list block.links as link><li><a href="${(base + link.file)?url_path}">${link.text}</a></li>
</#list>
</ul>
<#break>
<#case "figures">
<div class="figures ${block.style()}">
<#list block.figures as figure>
<@chart figure/>
</#list>
</div>
<#break>
<#case "gallery">
<ul class="gallery">
<#list block.pictures as picture>
<li>
<#if picture.source != ""><img src="${picture.source}" alt="${picture.alternative}" width="${picture.size}"/></#if>
<#list picture.lines as line><#if line?is_first><b>${line}</b><#else><span>${line}</span></#if></#list>
</li>
</#list>
</ul>
<#break>
<#case "grid">
<#if block.rows?size gt 24>
<details><summary>${block.caption}: ${block.rows?size + block.left} rows</summary>
<@table block/>
</details>
<#else>
<@table block/>
</#if>
<#break>
</#switch>
</#macro>
<#macro chart figure>
<figure data-name="${figure.name}">
<figcaption><@whole figure.title/></figcaption>
<#if figure.main().drawing.legend?has_content>
<ul class="legend">
<#list figure.main().drawing.legend as key><li>${key.sample()?no_esc}${key.name}</li></#list>
</ul>
</#if>
<div class="view" data-x="${figure.main().x}" data-y="${figure.main().y}" data-words="${figure.main().words}">${figure.main().drawing.inline(figure.title)?no_esc}</div>
<#if figure.others()?has_content>
<details class="views"><summary>The same drawn otherwise</summary>
<#list figure.others() as view>
<div class="view" data-x="${view.x}" data-y="${view.y}" data-words="${view.words}"><p>${view.words}</p>${view.drawing.inline(figure.title + ", " + view.words)?no_esc}</div>
</#list>
</details>
</#if>
<#if figure.numbers.rows?has_content>
<details><summary>The numbers</summary>
<@table figure.numbers/>
</details>
<#elseif figure.numbers.source != "">
<p class="more">All numbers: <a href="${(base + figure.numbers.source)?url_path}">${figure.numbers.source}</a></p>
</#if>
</figure>
</#macro>
<#macro broken text><#list text?split("_") as part>${part}<#sep>_<wbr/></#sep></#list></#macro>
<#macro whole text><#list pieces(text) as piece><#if piece.whole><span class="nb">${piece.text}</span><#else>${piece.text}</#if></#list></#macro>
<#macro table grid>
<div class="scroll" tabindex="0" role="region" aria-label="${grid.caption}">
<table>
<caption>${grid.caption}</caption>
<thead><tr><#list grid.header as name><th scope="col"<#if grid.rows?has_content && grid.rows[0][name?index].number> class="n"</#if>><@broken name/></th></#list></tr></thead>
<tbody>
<#list grid.rows as row>
<tr><#list row as cell><td<#if cell.number> class="n"<#elseif cell.text?length gt 40> class="w"</#if><#if cell.csv != "" && cell.csv != cell.text> data-csv="${cell.csv}" title="${cell.csv}"</#if>><@broken cell.text/></td></#list></tr>
</#list>
</tbody>
</table>
</div>
<#if grid.left gt 0><p class="more">${grid.left} more rows are in the file.</p></#if>
<#if grid.source != ""><p class="more">All numbers: <a href="${(base + grid.source)?url_path}">${grid.source}</a></p></#if>
</#macro>
