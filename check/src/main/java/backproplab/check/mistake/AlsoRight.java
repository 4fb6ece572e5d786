package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;

/** Forms that courses teach and that differ from the textbook's in no more than a convention: who writes one is right. */
public final class AlsoRight {
    private AlsoRight() {}

    /**
     * Other right forms.
     *
     * @param subject name of a {@link backproplab.check.trial.Subject}
     * @return for Adam and AdamW the paper's algorithm 1, whose epsilon is added to the root of the corrected v; else empty
     */
    public static List<Parts> of(String subject) {
        return AdamMistakes.KINDS.stream()
                .filter(kind -> kind.token().equals(subject))
                .map(AlsoRight::algorithmOne)
                .toList();
    }

    private static Parts algorithmOne(Kind kind) {
        return Planted.rule(kind, spec -> new RuleSteps(AdamMistakes.rightChange(spec, AdamForm.CORRECTED_AVERAGES)));
    }
}
