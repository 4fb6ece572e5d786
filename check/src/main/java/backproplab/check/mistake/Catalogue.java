package backproplab.check.mistake;

import java.util.List;
import java.util.stream.Stream;

/** Every mistake that is known, in the order of how usual they are within their subject. */
public final class Catalogue {
    private static final List<Mistake> ALL = Stream.of(
                    LinearMistakes.all(),
                    Conv2dMistakes.all(),
                    BatchNormMistakes.all(),
                    RectifierMistakes.all(),
                    SigmoidMistakes.all(),
                    OtherActivations.all(),
                    MaxPoolMistakes.all(),
                    AvgPoolMistakes.all(),
                    GlobalAvgPoolMistakes.all(),
                    FlattenMistakes.all(),
                    DropoutMistakes.all(),
                    LossMistakes.all(),
                    PenaltyMistakes.all(),
                    DescentMistakes.all(),
                    AdaptiveMistakes.all(),
                    AdamMistakes.all(),
                    FrameworkRules.all(),
                    OtherRules.all(),
                    NetMistakes.all(),
                    InitialValuesMistakes.all(),
                    OtherInitialValues.all())
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    /**
     * All of them.
     *
     * @return subject by subject, the most usual first
     */
    public static List<Mistake> all() {
        return ALL;
    }

    /**
     * Those of one subject.
     *
     * @param subject its name
     * @return the most usual first; empty if none is known
     */
    public static List<Mistake> of(String subject) {
        return ALL.stream().filter(mistake -> mistake.subject().equals(subject)).toList();
    }
}
