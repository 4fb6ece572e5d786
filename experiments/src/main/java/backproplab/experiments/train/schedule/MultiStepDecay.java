package backproplab.experiments.train.schedule;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Falls by a factor after each of some epochs: {@code factor^(how many milestones lie before the epoch)}, PyTorch's {@code
 * MultiStepLR}. With milestone 30, epoch 30 is the last before the fall.
 *
 * @param milestones ascending, at least 1
 * @param factor in (0, 1)
 */
public record MultiStepDecay(List<Integer> milestones, double factor) implements Schedule {

    /** Copies the milestones. */
    public MultiStepDecay {
        milestones = List.copyOf(milestones);
    }

    @Override
    public double factor(Position at) {
        long passed = milestones.stream().filter(epoch -> epoch < at.epoch()).count();
        return StrictMath.pow(factor, passed);
    }

    /** Milestones that would fall into one epoch count once. */
    @Override
    public Schedule faster(int times) {
        return new MultiStepDecay(
                milestones.stream()
                        .map(epoch -> Math.max(1, Math.round((float) epoch / times)))
                        .distinct()
                        .toList(),
                factor);
    }

    @Override
    public String text() {
        return "multistep:" + milestones.stream().map(epoch -> epoch + ",").collect(Collectors.joining()) + factor;
    }
}
