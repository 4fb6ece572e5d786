package backproplab.experiments.grade;

/** What became of one line of the rubric for one student. */
public enum Verdict {
    /** All is right. */
    RIGHT("right"),
    /** Forward is right, and something else is not. */
    FORWARD("forward right"),
    /** Forward is wrong, or there is none. */
    WRONG("wrong"),
    /** It threw something. */
    THREW("threw"),
    /** It wanted what a submission may not do. */
    NOT_ALLOWED("not allowed"),
    /** There is no such class, or it cannot be made. */
    NO_CLASS("no class"),
    /** The file does not compile. */
    NOT_COMPILED("does not compile"),
    /** It did not end in time. */
    OUT_OF_TIME("out of time"),
    /** It wanted more memory than there was. */
    OUT_OF_MEMORY("out of memory"),
    /** The Java that it ran in ended. */
    ENDED("ended"),
    /** The submission cannot be read. */
    UNREADABLE("unreadable");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /**
     * The verdict in tables.
     *
     * @return one to three words
     */
    public String words() {
        return words;
    }

    /**
     * Whether it was checked, whatever was found.
     *
     * @return false if something came in between
     */
    boolean checked() {
        return this == RIGHT || this == FORWARD || this == WRONG;
    }
}
