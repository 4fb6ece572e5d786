package backproplab.report.page;

import backproplab.report.run.NetworkKey;

/** Networks as files name them. */
final class NetworkNames {
    private NetworkNames() {}

    /** The beginning of a chart's file name. */
    static String file(NetworkKey key) {
        return file(key.name());
    }

    static String file(String name) {
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
