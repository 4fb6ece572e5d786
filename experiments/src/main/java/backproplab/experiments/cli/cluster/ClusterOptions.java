package backproplab.experiments.cli.cluster;

import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.remote.RemoteWork;
import backproplab.files.failure.OptionException;
import backproplab.files.failure.UserException;
import backproplab.files.option.Ranges;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterProvider;
import backproplab.remote.ClusterSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Options that have trainings done by other machines. */
public final class ClusterOptions {
    /** What a training on another machine has no use for, and why. */
    private static final Map<String, String> REFUSED = refused();

    @Option(
            names = ResumeOptions.CLUSTER,
            paramLabel = "URL",
            description =
                    "Train on the machines of an Apache Spark cluster, such as spark://HOST:7077, or local[N] for a try on this one; "
                            + "--threads is of each training (default: 1). Needs a build with -Pcluster; docs/cluster.md.")
    private String address;

    @Option(
            names = ResumeOptions.CLUSTER_SET,
            paramLabel = "KEY=VALUE",
            description = "A setting of the cluster, such as spark.executor.memory=4g. May be given several times.")
    private List<String> settings;

    private static Map<String, String> refused() {
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put(
                "--parallel",
                ": a cluster runs as many as its cores allow.\nLeave it out; --cluster-set spark.cores.max=N has it"
                        + " use fewer.");
        refused.put(
                "--tensorboard",
                ": epochs stay on the machines that train; what each training came to is in the tables.\nLeave it out.");
        return refused;
    }

    /**
     * Whether other machines are to train.
     *
     * @return whether --cluster was given
     */
    public boolean chosen() {
        return address != null;
    }

    /**
     * Checks all that can be checked without a connection.
     *
     * @param typed everything that was typed
     * @param name of the program, where the machines list their work
     * @param threads of each training, if the user said so
     * @param alone whether each training needs a process to itself
     * @return which machines; empty without --cluster
     * @throws UserException with code 2 if a setting cannot be, 4 if this build cannot reach any machine
     */
    public Optional<ClusterSettings> check(ParseResult typed, String name, OptionalInt threads, boolean alone) {
        return check(ClusterProvider.find(), typed, name, threads, alone);
    }

    Optional<ClusterSettings> check(
            Optional<ClusterProvider> provider, ParseResult typed, String name, OptionalInt threads, boolean alone) {
        Ranges.used(
                ResumeOptions.CLUSTER_SET,
                settings,
                chosen(),
                " has no effect without --cluster.\nAdd the address of the cluster, such as --cluster spark://HOST:7077.",
                ResumeOptions.CLUSTER);
        if (!chosen()) {
            return Optional.empty();
        }
        REFUSED.forEach((option, why) -> {
            if (typed.hasMatchedOption(option)) {
                throw new OptionException(
                        option + " has no effect on " + ResumeOptions.CLUSTER + why, option, ResumeOptions.CLUSTER);
            }
        });
        ClusterSettings asked = new ClusterSettings(address, name, threads.orElse(1), alone, more());
        try {
            provider.orElseThrow(this::absent).check(asked);
        } catch (ClusterException e) {
            throw RemoteWork.forCaller(e);
        }
        return Optional.of(asked);
    }

    private UserException absent() {
        return UserException.environment(ResumeOptions.CLUSTER + " " + address
                + ": this build cannot reach other machines.\nAdd the profile: mvn -Pcluster compile exec:java, and so"
                + " on.");
    }

    private Map<String, String> more() {
        Map<String, String> more = new LinkedHashMap<>();
        for (String setting : settings == null ? List.<String>of() : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new OptionException(
                        ResumeOptions.CLUSTER_SET + " " + setting
                                + ": a key and its value are needed.\nWrite, for example, --cluster-set"
                                + " spark.executor.memory=4g.",
                        ResumeOptions.CLUSTER_SET);
            }
            more.put(setting.substring(0, equals).strip(), setting.substring(equals + 1));
        }
        return more;
    }
}
