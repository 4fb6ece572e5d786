package backproplab.experiments.remote;

/** What to do about a heap that is too small, where it is that of another machine. */
public final class HeapAdvice {
    private HeapAdvice() {}

    /**
     * Names the setting of the cluster in place of that of Maven.
     *
     * @param message about a network that does not fit the heap of this process, a machine's that trains for others
     * @return the same for the person at the other machine
     */
    public static String elsewhere(String message) {
        return message.replace("the JVM may use", "processes of the cluster may use")
                .replaceAll(
                        "give the JVM more:\\s+MAVEN_OPTS=-Xmx(\\d+)g",
                        "give them more:\n--cluster-set spark.executor.memory=$1g");
    }
}
