package backproplab.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.package$;

/** Which Spark this is: processes of different release lines do not understand each other's objects. */
final class SparkVersion {
    /** For example {@code 4.2.0}. */
    static final String OURS = package$.MODULE$.SPARK_VERSION();

    private static final Pattern LINE = Pattern.compile("(\\d+\\.\\d+).*");
    /** What comes back when one side cannot read what the other wrote. */
    private static final Pattern UNREADABLE = Pattern.compile(
            "InvalidClassException|serialVersionUID|ClassNotFoundException|StreamCorruptedException|NoSuchMethodError");

    private SparkVersion() {}

    /**
     * Whether two releases belong to one line.
     *
     * @param theirs a version
     * @return false if the first two numbers differ
     */
    static boolean fits(String theirs) {
        return line(theirs).equals(line(OURS));
    }

    private static String line(String version) {
        Matcher line = LINE.matcher(version);
        return line.matches() ? line.group(1) : version;
    }

    /**
     * Whether an error is that of another release.
     *
     * @param words of the error
     * @return whether objects could not be read
     */
    static boolean differs(String words) {
        return UNREADABLE.matcher(words).find();
    }

    /**
     * Says so.
     *
     * @param address of the cluster
     * @param theirs its version, if it is known
     * @return two lines
     */
    static String other(String address, Optional<String> theirs) {
        return address + " runs " + theirs.map(version -> "Spark " + version).orElse("another release of Spark")
                + ", this program Spark " + OURS + ".\nStart the cluster with Spark " + OURS + ": docs/cluster.md.";
    }
}
