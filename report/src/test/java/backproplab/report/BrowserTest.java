package backproplab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backproplab.report.live.LiveServer;
import backproplab.report.live.LiveState;
import backproplab.report.page.PageTemplate;
import backproplab.report.page.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static String html(String run) {
        return Reports.html(Reports.page(List.of(RunFolder.PUBLISHED.resolve(run)), Pictures.NONE), "");
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
    void nothingStandsOutOfANarrowPage() throws IOException, InterruptedException {
        String script =
                "document.getElementById('result').textContent = document.documentElement.scrollWidth - window.innerWidth;";
        for (String run : List.of("20261121-034946-task1", "20261121-150336-search", "20261121-170534-lab")) {
            assertTrue(Integer.parseInt(run(html(run), 500, script)) <= 0, run);
        }
    }

    @Test
    void axeFindsNothingSerious() throws IOException, InterruptedException {
        for (String run : List.of("20261121-034946-task1", "20261121-170534-lab", "20261121-150336-search")) {
            for (String[] look : new String[][] {{}, {DARK}}) {
                String result = run(html(run), look.length == 0 ? 1280 : 500, axe(), look);
                assertTrue(result.matches("[1-9]\\d+ passed; "), run + ": " + result);
            }
        }
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
        for (String[] look : new String[][] {{}, {DARK}}) {
            String result = run(page, 500, axe(), look);
            assertTrue(result.matches("[1-9]\\d+ passed; "), result);
        }
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
            return "</script><script>" + new String(in.readAllBytes(), StandardCharsets.UTF_8) + "</script><script>"
                    + "axe.run().then(r => document.getElementById('result').textContent = r.passes.length + ' passed; ' + r.violations"
                    + ".filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ' ' + v.nodes[0].html).join('; '));";
        }
    }
}
