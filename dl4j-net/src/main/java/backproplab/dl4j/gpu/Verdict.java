package backproplab.dl4j.gpu;

import backproplab.dl4j.InstalledBackend;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a profile can run on a machine: a pure function of the facts.
 *
 * <p>Sources: the CUDA compatibility guide (a CUDA 11.x program runs on drivers from 450.80.02, Windows 452.39) and the CUDA
 * release notes (the first release that knows a GPU: 11.8 for 9.0, 12.8 for 10.0 and later; PTX of CUDA 11.2 needs a driver of 11.2).
 *
 * @param runs whether the profile can run
 * @param sentence which profile can run and why, or why none can
 * @param advice what to do next; empty if there is nothing to do
 */
public record Verdict(boolean runs, String sentence, String advice) {

    /**
     * Judges.
     *
     * @param facts the machine
     * @param profile what is to run
     * @return the verdict
     */
    public static Verdict of(HostFacts facts, Profile profile) {
        if (facts.backends().size() != 1) {
            String names = facts.backends().stream().map(InstalledBackend::jar).collect(Collectors.joining(" and "));
            return new Verdict(
                    false,
                    facts.backends().isEmpty()
                            ? "No profile can run here: no backend of ND4J is on the class path."
                            : "No profile can run here: ND4J needs exactly one backend on the class path, and there are "
                                    + facts.backends().size() + ", " + names + ".",
                    "Choose one: no profile for the CPU, or -Pcuda or -Pcuda-ptx for a GPU.");
        }
        Optional<Profile> best = best(facts);
        if (!profile.gpu()) {
            return new Verdict(true, "Profile default can run here, on the CPU; " + onGpu(facts, best) + ".", "");
        }
        Optional<String> obstacle = GpuRules.obstacle(facts, profile);
        if (obstacle.isPresent()) {
            String advice = best.map(other -> "Use -P" + other.token() + ", or leave the profile out for the CPU.")
                    .orElse(GpuRules.mixed(facts, profile)
                            .orElse("Leave -P" + profile.token() + " out to run on the CPU."));
            return new Verdict(
                    false, "Profile " + profile.token() + " cannot run here: " + obstacle.get() + ".", advice);
        }
        if (!facts.natives()) {
            return new Verdict(
                    false,
                    "Profile " + profile.token() + " could run here (" + GpuRules.reason(facts, profile)
                            + "), but its native libraries are not on the class path.",
                    "Add -Dcuda.natives; the first time about 2.4 GB come down.");
        }
        return new Verdict(
                true, "Profile " + profile.token() + " can run here: " + GpuRules.reason(facts, profile) + ".", "");
    }

    private static Optional<Profile> best(HostFacts facts) {
        return List.of(Profile.CUDA, Profile.CUDA_PTX).stream()
                .filter(profile -> GpuRules.obstacle(facts, profile).isEmpty())
                .findFirst();
    }

    private static String onGpu(HostFacts facts, Optional<Profile> best) {
        if (best.isPresent()) {
            return "profile " + best.get().token() + " can too: " + GpuRules.reason(facts, best.get());
        }
        Profile nearest = GpuRules.nearest(facts);
        return "no CUDA profile can: " + GpuRules.obstacle(facts, nearest).orElseThrow();
    }

    /**
     * One to three lines for people.
     *
     * @return the sentence and, on a line of its own, the advice
     */
    public String lines() {
        return advice.isEmpty() ? sentence : sentence + "\n" + advice;
    }
}
