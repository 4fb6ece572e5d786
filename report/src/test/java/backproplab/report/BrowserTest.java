package backproplab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backproplab.report.live.LiveServer;
import backproplab.report.live.LiveState;
import backproplab.report.page.PageTemplate;
import backproplab.report.page.Pictures;
import backproplab.report.page.Sources;
import backproplab.report.run.NetworkReader;
import backproplab.report.run.NetworkReader.Network;
import backproplab.report.run.NetworkReader.Tensor;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Pages in a real browser; skipped where there is none. */
class BrowserTest {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String DARK = "--blink-settings=preferredColorScheme=0";
    private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);

    @TempDir
    private Path temp;

    private Browser browser;

    @BeforeEach
    void needsABrowser() {
        Optional<Browser> found = Browser.find(temp);
        assumeTrue(found.isPresent(), "no Chromium here: the pages are not opened in a browser");
        browser = found.orElseThrow();
    }

    /** A run with weights, so that pictures are within charts. */
    private static String withNetworks() {
        NetworkReader reader = file -> file.toString().contains("mlp")
                ? Optional.of(new Network(1, 2, 2, List.of(new Tensor("fc1.weight", List.of(4, 1), new double[4]))))
                : Optional.empty();
        return Reports.html(Reports.page(List.of(RunFolder.TASK1), new Sources(Pictures.NONE, reader)), "");
    }

    private static String html(String run) {
        return Reports.html(Reports.page(List.of(RunFolder.PUBLISHED.resolve(run)), Sources.NONE), "");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(temp, "page", ".html"), text);
    }

    /** A page that lets a script of the test run, and what the script writes into the element "result". */
    private String run(String page, int width, String script, String... more) throws IOException, InterruptedException {
        String open = page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*/>", "");
        assertTrue(open.length() < page.length(), "the policy is gone");
        String tested = open.replace("</body>", "<pre id=\"result\"></pre><script>" + script + "</script></body>");
        Browser.Opened opened = browser.open(file(tested), width, more);
        Matcher result = RESULT.matcher(opened.tree());
        assertTrue(result.find(), opened.console().toString());
        return result.group(1);
    }

    @Test
    void nothingIsSaidOnTheConsoleAndTheScriptRunsUnderItsPolicy() throws IOException, InterruptedException {
        for (String run : List.of(
                "20261121-034946-task1", "20261121-170534-lab", "20261121-150336-search", "20261121-065703-ladder")) {
            Browser.Opened opened = browser.open(file(html(run)), 1280);
            assertEquals(List.of(), opened.console(), run);
            assertTrue(opened.tree().contains(">Copy</button>"), "the script ran in " + run);
        }
        assertEquals(List.of(), browser.open(file(withNetworks()), 1280).console(), "with pictures in charts");
    }

    @Test
    void aScriptThatIsNotThePagesOwnIsRefused() throws IOException, InterruptedException {
        String planted =
                html("20261121-034946-task1").replace("</body>", "<script>document.title = 'planted'</script></body>");
        Browser.Opened opened = browser.open(file(planted), 1280);
        assertFalse(opened.tree().contains("<title>planted</title>"));
        assertEquals(1, opened.console().size(), opened.console().toString());
    }

    @Test
    void withoutItsScriptEverythingIsThere() throws IOException, InterruptedException {
        String page = html("20261121-034946-task1");
        String without = page.replaceFirst("(?s)<script>//<!\\[CDATA.*?</script>", "");
        assertTrue(without.length() < page.length() - 1000, "the script is gone");
        String script = "const views = Array.from(document.querySelectorAll('#curves .view'));"
                + "const high = () => views.filter(v => v.checkVisibility()).length;"
                + "const before = high(); document.querySelectorAll('details').forEach(d => d.open = true);"
                + "document.getElementById('result').textContent = before + ' of ' + views.length + ', opened ' + high();";
        // Two networks, three charts each; over epochs, steps, seconds on two axes; the loss on two axes.
        assertEquals("6 of 32, opened 32", run(without, 1280, script));
    }

    @Test
    void theSwitchesShowTheViewTheyName() throws IOException, InterruptedException {
        String script =
                "const press = t => Array.from(document.querySelectorAll('#curves .switch button')).find(b => b.textContent === t).click();"
                        + "const shown = () => Array.from(document.querySelectorAll('#curves .view')).filter(v => !v.hidden).map(v => v.dataset.x + '/' + v.dataset.y).join(' ');"
                        + "const steps = [shown()]; press('seconds'); steps.push(shown()); press('log'); steps.push(shown());"
                        + "document.getElementById('result').textContent = steps.join('; ');";
        String result = run(html("20261121-034946-task1"), 1280, script);
        String each = "x/linear x/linear x/linear x/linear x/linear x/linear";
        String logs = "seconds/linear seconds/log seconds/linear seconds/linear seconds/log seconds/linear";
        assertEquals(each.replace("x", "epoch") + "; " + each.replace("x", "seconds") + "; " + logs, result);
    }

    @Test
    void anEntryOfALegendHidesItsEngineAndNoOther() throws IOException, InterruptedException {
        String script = "const figure = document.querySelector('[data-name=mlp-accuracy]');"
                + "const marks = () => ['.m.f0', '.m.f1'].map(c => Array.from(figure.querySelectorAll('.view:not([hidden]) ' + c))"
                + ".filter(m => m.checkVisibility()).length).join('/');"
                + "const key = Array.from(figure.querySelectorAll('.legend button')).find(b => b.textContent === 'Deeplearning4j');"
                + "const steps = [marks()]; key.click(); steps.push(marks(), key.getAttribute('aria-pressed')); key.click(); steps.push(marks());"
                + "document.getElementById('result').textContent = steps.join(' ');";
        assertEquals("5/5 5/0 false 5/5", run(html("20261121-034946-task1"), 1280, script));
    }

    @Test
    void aLongTableShowsTheRowsThatAreChosen() throws IOException, InterruptedException {
        String script =
                "const choose = (name, text) => { const select = Array.from(document.querySelectorAll('#figures .filter label'))"
                        + ".find(l => l.textContent.startsWith(name)).querySelector('select');"
                        + "select.value = Array.from(select.options).find(o => o.text === text).value; select.dispatchEvent(new Event('change'));"
                        + "const bar = select.closest('.filter'); const rows = Array.from(bar.nextElementSibling.querySelectorAll('tbody tr')).filter(r => !r.hidden);"
                        + "return [bar.querySelector('[role=status]').textContent, rows.length, rows.every(r => text === 'all' || r.textContent.includes(text))].join(' '); };"
                        + "document.getElementById('result').textContent = [choose('verdict', 'agrees'), choose('experiment', 'two-layers'), choose('verdict', 'all')].join('; ');";
        List<Table.Row> rows = Run.read(RunFolder.LAB).table("reproduction.csv").rows();
        Predicate<Table.Row> agrees = row -> row.cell("verdict").equals("agrees");
        Predicate<Table.Row> layers = row -> row.cell("experiment").equals("two-layers");
        List<String> expected = Stream.of(agrees, agrees.and(layers), layers)
                .map(which -> rows.stream().filter(which).count())
                .map(count -> count + " of " + rows.size() + " rows " + count + " true")
                .toList();
        assertEquals(3, Set.copyOf(expected).size(), "each choice shows other rows: " + expected);
        assertEquals(String.join("; ", expected), run(html("20261121-123852-lab"), 1280, script));
    }

    @Test
    void manyChartsAreFilteredByTheirTitles() throws IOException, InterruptedException {
        String script =
                "const bar = document.querySelector('#figures > .filter'); const words = bar.querySelector('input');"
                        + "const shown = () => Array.from(document.querySelectorAll('#figures figure')).filter(f => f.checkVisibility()).length"
                        + " + ' ' + bar.querySelector('[role=status]').textContent;"
                        + "const type = t => { words.value = t; words.dispatchEvent(new Event('input')); return shown(); };"
                        + "document.getElementById('result').textContent = [shown(), type('NATS a/'), type('')].join('; ');";
        String page = html("20261121-153638-lab");
        Element figures = Html.of(page).section("figures");
        List<String> titles = Html.all(figures, "figcaption").stream()
                .map(title -> title.getTextContent().toLowerCase(Locale.ROOT))
                .toList();
        long some = titles.stream()
                .filter(title -> title.contains("nats") && title.contains("a/"))
                .count();
        assertTrue(some > 0 && some < titles.size(), titles.toString());
        String all = titles.size() + " " + titles.size() + " of " + titles.size() + " charts";
        assertEquals(
                all + "; " + some + " " + some + " of " + titles.size() + " charts; " + all, run(page, 1280, script));
    }

    @Test
    void nothingStandsOutOfANarrowPage() throws IOException, InterruptedException {
        String script =
                "document.getElementById('result').textContent = document.documentElement.scrollWidth - window.innerWidth;";
        for (String run : List.of("20261121-034946-task1", "20261121-150336-search", "20261121-170534-lab")) {
            assertTrue(Integer.parseInt(run(html(run), 500, script)) <= 0, run);
        }
    }

    private void assertAccessible(String page, int width, String... looks) throws IOException, InterruptedException {
        String result = run(page, width, axe(), looks);
        assertTrue(result.matches("[1-9]\\d+ passed; "), result);
    }

    @Test
    void axeFindsNothingSerious() throws IOException, InterruptedException {
        String page = html("20261121-034946-task1");
        assertAccessible(page, 1280);
        assertAccessible(page, 500, DARK);
    }

    @Test
    @Tag("full")
    void axeFindsNothingSeriousOnAnyPage() throws IOException, InterruptedException {
        for (String run : List.of("20261121-170534-lab", "20261121-150336-search")) {
            assertAccessible(html(run), 1280);
            assertAccessible(html(run), 500, DARK);
        }
        assertAccessible(withNetworks(), 1280);
    }

    /** The stream is open as long as the run: a browser that waits until nothing is left to do sees the end. */
    @Test
    void aLivePageShowsTheRunAndItsEnd() throws Exception {
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try (LiveServer server = LiveServer.open(0)) {
            server.draw(RunFolder.TASK1);
            Future<Browser.Opened> opening = beside.submit(() -> browser.open(server.address(), 1280));
            while (server.pages() == 0 && !opening.isDone()) {
                Thread.sleep(20);
            }
            server.offer(new LiveState("mlp by hand, epoch 2 of 3", 0.25, "3 s", true));
            server.end("The report: results/<b>task1</b>.html");
            Browser.Opened opened = opening.get();
            assertEquals(List.of(), opened.console());
            String tree = opened.tree();
            assertTrue(tree.contains("The report: results/&lt;b&gt;task1&lt;/b&gt;.html"), tree);
            assertTrue(tree.contains("<section id=\"curves\">") && tree.contains("<path class=\"m f0\""), tree);
            assertTrue(tree.contains("<title>Over"), tree);
        } finally {
            beside.shutdownNow();
        }
    }

    @Test
    void axeFindsNothingSeriousOnALivePage() throws IOException, InterruptedException {
        String charts = Reports.soFar(RunFolder.TASK1).orElseThrow();
        String page = PageTemplate.live()
                .replaceFirst("(?s)<script>//<!\\[CDATA.*?</script>", "")
                .replaceFirst(
                        "<main id=\"charts\">.*?</main>", Matcher.quoteReplacement("<main>" + charts + "</main>"));
        assertAccessible(page, 500);
        assertAccessible(page, 500, DARK);
    }

    @Test
    void axeFindsWhatIsPlanted() throws IOException, InterruptedException {
        String planted = html("20261121-150446-search")
                .replace("</h1>", "</h1><img src=\"data:,\"/><p style=\"color:#eee\">pale</p>");
        String result = run(planted, 1280, axe());
        assertTrue(result.contains("image-alt") && result.contains("color-contrast"), result);
    }

    /** A script that writes how many rules are kept, and which serious ones are not. */
    private static String axe() throws IOException {
        try (InputStream in = BrowserTest.class.getResourceAsStream(AXE)) {
            assertNotNull(in, AXE + " has another version than the POM");
            return "</script><script>" + new String(in.readAllBytes(), StandardCharsets.UTF_8) + "</script><script>"
                    + "axe.run().then(r => document.getElementById('result').textContent = r.passes.length + ' passed; ' + r.violations"
                    + ".filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ' ' + v.nodes[0].html).join('; '));";
        }
    }
}
