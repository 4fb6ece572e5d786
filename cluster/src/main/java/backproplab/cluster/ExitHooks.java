package backproplab.cluster;

/**
 * What Hadoop does when the process ends. {@code mvn exec:java} closes the class path as soon as the program is done, before that, so that classes
 * which are loaded only then cannot be found any more: a stack trace below the last table.
 */
final class ExitHooks {
    private static final String MANAGER = "org.apache.hadoop.util.ShutdownHookManager";
    /** Puts the hooks in order, and is needed for nothing else. */
    static final String ORDER = MANAGER + "$2";

    private ExitHooks() {}

    /** Loads them while they can be; another Hadoop that calls them otherwise is left alone. */
    static void load() {
        for (String name : new String[] {MANAGER, ORDER}) {
            try {
                Class.forName(name, true, ExitHooks.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                return;
            }
        }
    }
}
