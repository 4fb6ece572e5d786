package backproplab.experiments.remote;

import java.util.concurrent.locks.LockSupport;

/** Whether this process is ending, as after Ctrl-C: then machines are left, and work fails that has not failed. */
final class ProcessEnd {
    private ProcessEnd() {}

    /** Returns at once, or, where the process is ending, never: what failed now is no result, and nobody is to write it down as one. */
    static void standStill() {
        while (begun()) {
            LockSupport.park();
        }
    }

    private static boolean begun() {
        Thread nothing = new Thread(() -> {}, "nothing");
        try {
            Runtime.getRuntime().addShutdownHook(nothing);
            Runtime.getRuntime().removeShutdownHook(nothing);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }
}
