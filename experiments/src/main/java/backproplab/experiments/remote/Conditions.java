package backproplab.experiments.remote;

import backproplab.manual.kernel.KernelProvider;
import backproplab.remote.RefusedException;

/**
 * What decides the bytes of a training beside its settings and images: two machines that agree in this leave the same.
 *
 * @param build digest of this program's classes
 * @param kernels inner loops of the manual engine
 */
public record Conditions(String build, String kernels) {
    /**
     * Those of this process.
     *
     * @return the same at every call
     */
    public static Conditions here() {
        return new Conditions(BuildDigest.here(), KernelProvider.lookup().name());
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
            throw new RefusedException(host + " has another build of Backprop Lab (" + build + " instead of " + asked.build
                    + ").\nGive every machine the same one.");
        }
        if (!asked.kernels.equals(kernels)) {
            throw new RefusedException(host + " computes with the kernels " + kernels + ", this machine with "
                    + asked.kernels + ": the tables would depend on who trained what.\nUse machines whose"
                    + " processors are alike, or -D" + KernelProvider.BITS_PROPERTY + "=256 everywhere.");
        }
    }
}
