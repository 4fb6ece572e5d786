package backproplab.cluster;

import backproplab.remote.ClusterException;
import backproplab.remote.ClusterSettings;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * A cluster of Spark's own, and whether it has room. Where its page cannot be read, that shows only when nobody comes.
 *
 * @param master that answered
 * @param settings what is asked of it
 */
record Standalone(Master master, ClusterSettings settings) {
    /** How long workers are asked for the words of their executors, one after the other. */
    private static final int LOG_SECONDS = 1;

    /**
     * Checks that one worker at least could start one executor; waits for half of the time that there is, as workers may be starting.
     *
     * @param conf settings of the executors; gets their memory, if it has none
     * @param deadline how long to wait
     * @throws ClusterException {@code SETTING} for more threads than any worker has cores, else {@code UNREACHABLE}
     */
    void checkRoom(SparkConf conf, Deadline deadline) {
        // Of several masters, which of them leads is Spark's matter, and the others know no worker.
        boolean one = Address.of(settings.address()).masters().size() == 1;
        Optional<MasterPage> page = one ? MasterPage.at(master.page()) : Optional.empty();
        page.ifPresent(this::checkVersion);
        int cores = conf.getInt(Settings.CORES, settings.threads());
        while (page.isPresent() && !fits(page.get(), cores, memory(conf, page.get())) && !deadline.halfPast()) {
            checkCores(page.get(), cores);
            Deadline.moment();
            page = MasterPage.at(master.page());
        }
        if (page.isPresent()) {
            int memory = memory(conf, page.get());
            checkAll(page.get(), cores, memory);
            conf.setIfMissing(Settings.MEMORY, memory + "m");
        }
        conf.setIfMissing(Settings.MEMORY, Settings.DEFAULT_MEMORY + "m");
    }

    private int memory(SparkConf conf, MasterPage page) {
        if (!conf.contains(Settings.MEMORY)) {
            return page.memory(settings, (int) (Runtime.getRuntime().maxMemory() >> 20));
        }
        try {
            return (int) conf.getSizeAsMb(Settings.MEMORY);
        } catch (IllegalArgumentException e) {
            throw Connection.failed(master.address(), e);
        }
    }

    private static boolean fits(MasterPage page, int cores, int memory) {
        return page.workers().stream().anyMatch(worker -> worker.coresFree() >= cores && worker.memoryFree() >= memory);
    }

    private void checkVersion(MasterPage page) {
        page.version().filter(theirs -> !SparkVersion.fits(theirs)).ifPresent(theirs -> {
            throw unreachable(SparkVersion.other(master.address(), Optional.of(theirs)));
        });
    }

    private void checkCores(MasterPage page, int cores) {
        int most = page.most(MasterPage.Machine::cores).orElse(cores);
        if (most < cores) {
            String asked = cores == settings.threads() ? "--threads " + cores : Settings.CORES + "=" + cores;
            throw new ClusterException(
                    ClusterException.Kind.SETTING,
                    asked + ": the largest worker of " + master.address() + " has " + count(most, "core") + ".\nUse "
                            + (cores == settings.threads() ? "--threads " : Settings.CORES + "=") + most
                            + " or fewer, or start a larger worker.",
                    null);
        }
    }

    private void checkAll(MasterPage page, int cores, int memory) {
        if (page.workers().isEmpty()) {
            throw unreachable("The master at " + master.address()
                    + " has no worker.\nStart one on every machine that shall work: docs/cluster.md.");
        }
        checkCores(page, cores);
        int most = page.most(MasterPage.Machine::memory).orElse(0);
        if (most < memory) {
            throw unreachable("An executor takes " + memory + " MB (" + Settings.MEMORY + "): the largest worker of "
                    + master.address() + " has " + most + " MB.\nUse --cluster-set " + Settings.MEMORY + "=" + most
                    + "m, or give the workers more.");
        }
        if (!fits(page, cores, memory)) {
            throw unreachable("Others use " + master.address() + ": no worker has " + count(cores, "core") + " and "
                    + memory + " MB free.\nWait for them (" + master.page()
                    + " shows who they are), or take less: --cluster-set "
                    + Settings.MEMORY + "=1g.");
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /**
     * Why nobody came although there was room.
     *
     * @param application Spark's name for this program
     * @param deadline that has passed, unless the cluster has ended the connection before
     * @return what the workers tell
     */
    ClusterException nobodyCame(String application, Deadline deadline) {
        List<MasterPage.Machine> workers =
                Pages.json(master.page() + "/json/").map(MasterPage::workers).orElse(List.of());
        return unreachable(ExecutorLog.failure(workers, application, new Deadline(LOG_SECONDS, System::nanoTime))
                .orElse("No executor of " + master.address() + " came within " + deadline.text()
                        + ".\nIs there a worker with " + count(settings.threads(), "free core")
                        + " that can reach this machine? " + master.page() + " shows them."));
    }

    private static ClusterException unreachable(String message) {
        return new ClusterException(ClusterException.Kind.UNREACHABLE, message, null);
    }
}
