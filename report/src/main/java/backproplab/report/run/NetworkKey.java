package backproplab.report.run;

/**
 * What engines and seeds share: one row of settings.
 *
 * @param experiment such as {@code quick} or {@code C/main}
 * @param variant what is special about it; may be empty
 * @param model such as {@code mlp}
 * @param dataset such as {@code mnist}
 */
public record NetworkKey(String experiment, String variant, String model, String dataset) {

    /**
     * The network that a row is about.
     *
     * @param row of any table that has these columns
     * @return its network
     */
    public static NetworkKey of(Table.Row row) {
        return new NetworkKey(row.text("experiment"), row.text("variant"), row.text("model"), row.text("dataset"));
    }

    /**
     * The network as it is named in a heading.
     *
     * @return model, and what is special about it
     */
    public String name() {
        return variant.isEmpty() ? model : model + ", " + variant;
    }
}
