package backproplab.experiments.publish;

import backproplab.files.failure.UserException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown with blocks that are written from runs: what stands between {@code <!-- lab WHAT -->} and {@code <!-- /lab -->}, each
 * on a line of its own. All else is the author's.
 */
final class Page {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^<!-- lab ([^\\n]*?) -->\\n(.*?)^<!-- /lab -->$");
    private static final Pattern MARK = Pattern.compile("(?m)^<!-- /?lab\\b.*$");

    private Page() {}

    /** What stands in a block. */
    @FunctionalInterface
    interface Content {

        /**
         * Lines for a block.
         *
         * @param what the words behind {@code lab}
         * @return lines, the last one ended
         */
        String of(String what);
    }

    /**
     * Writes every block anew.
     *
     * @param name of the page, for messages
     * @param text of the page
     * @param content what stands in a block
     * @return the new text
     * @throws UserException with code 3 if a block is not closed
     */
    static String rewritten(String name, String text, Content content) {
        StringBuilder page = new StringBuilder();
        Matcher block = BLOCK.matcher(text);
        int blocks = 0;
        while (block.find()) {
            blocks++;
            String lines = "<!-- lab " + block.group(1) + " -->\n" + content.of(block.group(1)) + "<!-- /lab -->";
            block.appendReplacement(page, Matcher.quoteReplacement(lines));
        }
        block.appendTail(page);
        long marks = MARK.matcher(text).results().count();
        if (marks != 2L * blocks) {
            throw UserException.data(name + " has a block that is not closed, or closed twice: " + marks + " marks for "
                    + blocks + " blocks.\nA block is <!-- lab WHAT -->, lines, <!-- /lab -->.");
        }
        return page.toString();
    }
}
