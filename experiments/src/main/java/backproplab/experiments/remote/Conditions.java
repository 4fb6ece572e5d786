package backproplab.experiments.remote;

import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.Kernels;
import backproplab.remote.RefusedException;

/**
 * What decides the bytes of a training beside its settings and images: two machines that agree in this leave the same. Processors, Javas and
 * numbers of threads may differ: what the manual engine computes depends on none of them but through its kernels.
 *
 * @param build digest of this program's classes
 * @param kernels inner loops of the manual engine and the extent of their blocks
 */
public record Conditions(String build, String kernels) {
    /**
     * Those of this process.
     *
     * @return the same at every call
     */
    public static Conditions here() {
        return new Conditions(BuildDigest.here(), Kernels.description());
    }

    /**
     * Refuses to train under other conditions than those that were asked for.
     *
     * @param asked those of the machine that collects the results
     * @param host this machine's name
     * @throws RefusedException naming what differs
     */
    public void check(Conditions asked, String host) throws RefusedException {
        if (!asked.build.equals(build)) {
            throw new RefusedException(host + " has another build of Backprop Lab (" + build + " instead of "
                    + asked.build + ").\nGive every machine the same one.");
        }
        if (!asked.kernels.equals(kernels)) {
            throw new RefusedException(host + " computes with the kernels " + kernels + ", this machine with "
                    + asked.kernels + ": the tables would depend on who trained what.\nUse machines whose"
                    + " processors are alike, or give all -D" + KernelProvider.BITS_PROPERTY
                    + "=256 -Dmanualnet.innerBlock=256, the workers by\n--cluster-set"
                    + " spark.executor.extraJavaOptions=..., this one by MAVEN_OPTS.");
        }
    }
}
