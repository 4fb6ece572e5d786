package backproplab.report.page;

import freemarker.core.XHTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Puts a page into its template. The result is one file without any request: style and script are in it, and a policy in its head lets
 * nothing else run. It is HTML as well as XML.
 */
public final class PageTemplate {
    private static final Configuration TEMPLATES = configuration();

    private PageTemplate() {}

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_33);
        configuration.setClassForTemplateLoading(PageTemplate.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setURLEscapingCharset(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(XHTMLOutputFormat.INSTANCE);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        TemplateMethodModelEx pieces = arguments -> Piece.of(arguments.get(0).toString());
        configuration.setSharedVariable("pieces", pieces);
        return configuration;
    }

    /**
     * Writes a page.
     *
     * @param page what is on it
     * @param base what stands before a file's name in links: the way from the page to the run's folder, such as {@code RUN/}; may be empty
     * @return all of the file
     */
    public static String html(Page page, String base) {
        String script = script("page.js");
        return filled(
                "page.ftl",
                Map.of(
                        "page",
                        page,
                        "sections",
                        page.sections(),
                        "base",
                        base,
                        "style",
                        resource("page.css"),
                        "script",
                        script,
                        "hash",
                        hash(script)));
    }

    /**
     * Writes sections alone.
     *
     * @param sections what they hold
     * @return HTML that stands within a page
     */
    public static String sections(List<Section> sections) {
        return filled("page.ftl", Map.of("sections", sections, "base", ""));
    }

    /**
     * Writes the page of a run that is going on, which asks for its sections where it came from.
     *
     * @return all of it
     */
    public static String live() {
        String script = script("live.js");
        return filled("live.ftl", Map.of("style", resource("page.css"), "script", script, "hash", hash(script)));
    }

    private static String filled(String template, Map<String, Object> values) {
        StringWriter out = new StringWriter();
        try {
            TEMPLATES.getTemplate(template).process(values, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(template + ": " + e.getMessage(), e);
        }
        return withoutControls(out.toString());
    }

    /** Within CDATA a script may have any character, for readers of HTML as well as of XML. */
    private static String script(String name) {
        return "//<![CDATA[\n" + resource(name) + "//]]>";
    }

    private static String resource(String name) {
        try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Characters that XML cannot hold in any way become the sign for one that is unknown. */
    private static String withoutControls(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(allowed(point) ? point : 0xFFFD));
        return clean.toString();
    }

    private static boolean allowed(int point) {
        return point >= 0x20 && point < 0xD800 && point != 0x7F
                || point >= 0xE000 && point < 0xFFFE
                || point >= 0x10000
                || point == '\n'
                || point == '\t'
                || point == '\r';
    }
}
