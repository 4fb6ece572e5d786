package backproplab.files.failure;

/** Text from a file, which may hold anything, made fit for a message. */
public final class Quoted {
    /** More characters than this tell nobody more: {@value}. */
    public static final int LONGEST = 80;

    private Quoted() {}

    /**
     * Keeps a message on its lines and a terminal in its state.
     *
     * @param text any text
     * @return the same with control characters as their numbers, cut after {@value #LONGEST} characters
     */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < Math.min(LONGEST, text.length()); i++) {
            char c = text.charAt(i);
            int kind = Character.getType(c);
            boolean shown = kind != Character.CONTROL
                    && kind != Character.FORMAT
                    && kind != Character.LINE_SEPARATOR
                    && kind != Character.PARAGRAPH_SEPARATOR;
            quoted.append(shown ? String.valueOf(c) : Printable.number(c));
        }
        return quoted.append(text.length() > LONGEST ? "..." : "").toString();
    }
}
