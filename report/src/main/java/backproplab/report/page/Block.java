package backproplab.report.page;

import java.util.List;
import java.util.Locale;

/** A piece of a section; the template knows how each kind looks. */
public interface Block {

    /**
     * Which kind it is, for the template.
     *
     * @return a word
     */
    String kind();

    /**
     * A paragraph.
     *
     * @param text what it says
     */
    record Prose(String text) implements Block {
        @Override
        public String kind() {
            return "prose";
        }
    }

    /**
     * What is missing or broken.
     *
     * @param text a sentence
     */
    record Note(String text) implements Block {
        @Override
        public String kind() {
            return "note";
        }
    }

    /**
     * A heading within a section.
     *
     * @param text what it says
     */
    record Heading(String text) implements Block {
        @Override
        public String kind() {
            return "heading";
        }
    }

    /**
     * Names with values.
     *
     * @param facts in their order
     */
    record Facts(List<Fact> facts) implements Block {
        @Override
        public String kind() {
            return "facts";
        }
    }

    /**
     * A name with a value.
     *
     * @param name what
     * @param value how much, or which
     */
    record Fact(String name, String value) {}

    /**
     * A command that can be copied.
     *
     * @param text as it is typed
     */
    record Command(String text) implements Block {
        @Override
        public String kind() {
            return "command";
        }
    }

    /**
     * Lines that keep their blanks, such as small matrices.
     *
     * @param caption what they show
     * @param lines as on a terminal
     */
    record Listing(String caption, List<String> lines) implements Block {
        @Override
        public String kind() {
            return "listing";
        }

        /**
         * The lines, for the template.
         *
         * @return one text
         */
        public String text() {
            return String.join("\n", lines);
        }
    }

    /**
     * Ways to other files.
     *
     * @param links in reading order
     */
    record Links(List<Link> links) implements Block {
        @Override
        public String kind() {
            return "links";
        }
    }

    /**
     * A way to another file.
     *
     * @param text what it says
     * @param file the file, from the run's folder
     */
    record Link(String text, String file) {}

    /** How charts stand. */
    enum Layout {
        /** In rows: they are about equally high. */
        EVEN,
        /** In columns: each is as high as it is. */
        UNEVEN,
        /** Each across the page. */
        WIDE
    }

    /**
     * Charts, as many side by side as there is room for.
     *
     * @param figures in reading order
     * @param layout how they stand
     */
    record Figures(List<Figure> figures, Layout layout) implements Block {

        /**
         * Charts of about the same height.
         *
         * @param figures from the left
         */
        public Figures(List<Figure> figures) {
            this(figures, Layout.EVEN);
        }

        @Override
        public String kind() {
            return "figures";
        }

        /**
         * How they stand, for the template.
         *
         * @return a class of the style sheet
         */
        public String style() {
            return layout.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Pictures with words.
     *
     * @param pictures from the left
     */
    record Gallery(List<Picture> pictures) implements Block {
        @Override
        public String kind() {
            return "gallery";
        }
    }

    /**
     * A picture.
     *
     * @param source a data address; empty if there is no picture
     * @param alternative what it shows
     * @param lines what stands below it
     * @param size its width on the page in pixels
     */
    record Picture(String source, String alternative, List<String> lines, int size) {}
}
