package backproplab.experiments.compare;

import backproplab.experiments.checkpoint.EndedRun;
import java.util.Collection;
import java.util.List;

/** The machines that trained a row. */
final class Hosts {
    /** Among others, the machine that collects the results. */
    static final String HERE = "here";

    private Hosts() {}

    /** Empty for this machine alone; several where a row was cut off between its engines and gone on with elsewhere. */
    static String of(Collection<EndedRun> ended) {
        List<String> hosts = ended.stream()
                .map(run -> run.host() == null ? HERE : run.host())
                .distinct()
                .toList();
        return hosts.equals(List.of(HERE)) ? "" : String.join(", ", hosts);
    }
}
