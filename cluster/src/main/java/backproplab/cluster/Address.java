package backproplab.cluster;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cluster is, in Spark's words.
 *
 * @param text as it was typed
 * @param cores threads of this process that work, of an address {@code local[N]}; 0 for every other
 * @param masters of a cluster of Spark's own, {@code spark://HOST:PORT}; empty for every other
 */
record Address(String text, int cores, List<HostPort> masters) {
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|[1-9]\\d{0,3})])?");
    private static final Pattern MASTER = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:/,\\s\\[\\]]+):(\\d{1,5})");
    private static final Pattern OTHER = Pattern.compile("yarn|k8s://[^\\s/]\\S*");
    private static final String STANDALONE = "spark://";
    private static final int PORTS = 65_536;

    /**
     * One end of a connection.
     *
     * @param host name or address
     * @param port 1 to 65535
     */
    record HostPort(String host, int port) {}

    /**
     * Reads an address.
     *
     * @param text what was typed
     * @return the same in parts
     * @throws ClusterException {@code SETTING} if it has none of the known forms
     */
    static Address of(String text) {
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            return new Address(text, cores(local.group(1)), List.of());
        }
        if (OTHER.matcher(text).matches()) {
            return new Address(text, 0, List.of());
        }
        if (text.startsWith(STANDALONE)) {
            return new Address(text, 0, masters(text));
        }
        throw malformed(text);
    }

    private static int cores(String typed) {
        if (typed == null) {
            return 1;
        }
        return typed.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(typed);
    }

    private static List<HostPort> masters(String text) {
        List<HostPort> masters = new ArrayList<>();
        for (String one : text.substring(STANDALONE.length()).split(",", -1)) {
            Matcher parts = MASTER.matcher(one);
            if (!parts.matches()) {
                throw malformed(text);
            }
            int port = Integer.parseInt(parts.group(2));
            if (port < 1 || port >= PORTS) {
                throw malformed(text);
            }
            masters.add(new HostPort(parts.group(1), port));
        }
        return List.copyOf(masters);
    }

    private static ClusterException malformed(String text) {
        return new ClusterException(
                ClusterException.Kind.SETTING,
                "--cluster " + text + " is no address of a cluster.\nExamples: spark://HOST:7077 (Spark's own cluster),"
                        + " local[4] (this machine), yarn, k8s://https://HOST:6443.",
                null);
    }

    /**
     * Whether this process itself does the work.
     *
     * @return false for other machines
     */
    boolean local() {
        return cores > 0;
    }

    /**
     * What Spark is told.
     *
     * @param threads cores for each piece of work
     * @param alone whether one piece of work at a time is enough for this process
     * @return the address; that of this process with the attempts, which Spark takes from nowhere else
     */
    String master(int threads, boolean alone) {
        return local() ? "local[" + (alone ? threads : cores) + "," + Cluster.ATTEMPTS + "]" : text;
    }
}
