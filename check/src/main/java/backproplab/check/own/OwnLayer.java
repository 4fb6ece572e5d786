package backproplab.check.own;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import java.util.List;
import java.util.Optional;

/** A layer of a user: which kind it is, its constructor says, or the user. */
final class OwnLayer implements OwnKind {
    @Override
    public Class<?> type() {
        return Layer.class;
    }

    @Override
    public List<OwnPart> parts(OwnClass own, Optional<String> as) {
        boolean inFloat = NumberType.inFloat(own, Layer.class);
        List<LayerKind> told = LayerKind.all()
                .filter(kind -> own.maker(kind.spec()).isPresent())
                .toList();
        List<OwnPart> parts = told.isEmpty()
                ? withoutSizes(own, as, inFloat)
                : told.stream()
                        .flatMap(kind -> told(own, kind, as, inFloat).stream())
                        .toList();
        // An activation that is told its function need not ask for it.
        return told.contains(LayerKind.ACTIVATION) ? OwnKind.said(own, parts, as) : OwnKind.chosen(own, parts, as);
    }

    private static List<OwnPart> told(OwnClass own, LayerKind kind, Optional<String> as, boolean inFloat) {
        OwnClass.Maker maker = own.tried(own.neededMaker(kind.spec()), kind.sample(as));
        Parts parts = new OwnLayerParts(kind.spec(), spec -> Doubles.layer(maker.make(spec), inFloat));
        return kind.subjects().stream()
                .map(subject -> new OwnPart(own.name(), Subjects.named(subject), parts, inFloat))
                .toList();
    }

    private static List<OwnPart> withoutSizes(OwnClass own, Optional<String> as, boolean inFloat) {
        OwnClass.Maker maker = own.maker().orElseThrow(() -> own.lacks(constructors()));
        List<LayerKind> kinds = LayerKind.all().filter(LayerKind::needsNoSizes).toList();
        String wanted = OwnKind.needed(
                own,
                as,
                kinds.stream().flatMap(kind -> kind.subjects().stream()).toList());
        own.tried(maker);
        LayerKind kind = kinds.stream()
                .filter(one -> one.subjects().contains(wanted))
                .findFirst()
                .orElseThrow();
        Parts parts = new OwnLayerParts(kind.spec(), spec -> Doubles.layer(maker.make(), inFloat));
        return List.of(new OwnPart(own.name(), Subjects.named(wanted), parts, inFloat));
    }

    private static String constructors() {
        List<String> kinds =
                LayerKind.all().map(kind -> kind.spec().getSimpleName()).toList();
        // In two lines of a screen.
        return "(LayerSpec.X), X being " + String.join(", ", kinds.subList(0, 2)) + ",\n"
                + String.join(", ", kinds.subList(2, kinds.size()));
    }
}
