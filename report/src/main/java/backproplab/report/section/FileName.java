package backproplab.report.section;

import backproplab.report.run.NetworkKey;

/** Networks as files name them. */
public final class FileName {
    private FileName() {}

    /**
     * The beginning of a chart's file name.
     *
     * @param key a network
     * @return its name, letters and digits alone
     */
    public static String of(NetworkKey key) {
        return of(key.name());
    }

    /**
     * The same of any name.
     *
     * @param name any
     * @return letters and digits alone, hyphens between
     */
    public static String of(String name) {
        return name.replace("%", "percent").replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
