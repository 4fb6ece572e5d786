package backproplab.remote;

/** Hears from the machines, in threads of the cluster's own. */
public interface ClusterListener {
    /**
     * A machine began a piece of work, perhaps one that another one had begun before.
     *
     * @param work its name
     * @param host the machine
     */
    void began(String work, String host);

    /**
     * A machine ended a piece of work, well or not, or is gone.
     *
     * @param work its name
     * @param host the machine
     */
    void ended(String work, String host);

    /**
     * Something that the user should know, such as a machine that is gone.
     *
     * @param text one or two lines
     */
    void warning(String text);
}
