package backproplab.report.section.inside;

import backproplab.files.failure.UserException;
import backproplab.files.run.NetworkFiles;
import backproplab.report.chart.Ink;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Section;
import backproplab.report.run.Comparison;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.NetworkReader;
import backproplab.report.run.NetworkReader.Network;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.EngineName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The weights of networks before and after training: the first layer's units as pictures, and how the weights of every layer are spread. Of a run that
 * was watched also what its layers did epoch by epoch.
 */
public final class InsideNetworks {
    /** Where a run on a GPU keeps the run of its second process. */
    private static final String OTHER_PROCESS = "cpu";

    private final Run run;
    private final NetworkReader reader;
    private final List<Path> places;
    private final List<String> damaged = new ArrayList<>();
    private boolean found;
    private boolean began = true;

    private InsideNetworks(Run run, NetworkReader reader) {
        this.run = run;
        this.reader = reader;
        places = places(run.folder());
    }

    /**
     * The section.
     *
     * @param run the run
     * @param reader who reads weights
     * @return the section; empty if the run compared no networks
     */
    public static Optional<Section> of(Run run, NetworkReader reader) {
        return new InsideNetworks(run, reader).section();
    }

    private Optional<Section> section() {
        Comparison comparison = Comparison.of(run);
        if (comparison.table().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        comparison.networks().forEach((key, rows) -> blocks.addAll(blocks(key, rows, comparison.engines())));
        List<Block> all = new ArrayList<>();
        damaged.forEach(text -> all.add(new Block.Note(text)));
        if (!found) {
            all.add(
                    new Block.Note(
                            "The run's folder has no weights that can be read, so that filters and the spread of weights cannot be shown."));
        } else if (!began) {
            all.add(
                    new Block.Note(
                            "The weights that training began with were not kept: there is nothing to compare the trained ones with."));
        }
        all.addAll(blocks);
        all.addAll(LayerCurves.of(run));
        return Optional.of(new Section(
                "inside",
                "Inside the networks",
                found
                        ? "All engines begin with the same weights; those after training are of the best validation epoch. Orange weights are positive, blue ones negative, white is 0; where images have colours, bright is positive, dark negative, grey is 0. Of several seeds the first is shown."
                        : "",
                all));
    }

    private List<Block> blocks(NetworkKey key, Table rows, List<String> engines) {
        String seed = rows.rows().get(0).cell("seed");
        List<State> states = new ArrayList<>();
        state(key, seed, NetworkFiles.INITIAL, State.BEFORE, Ink.OTHERS).ifPresent(states::add);
        began &= !states.isEmpty();
        for (String engine : engines) {
            state(key, seed, engine, EngineName.brief(engine), EngineName.ink(engine))
                    .ifPresent(states::add);
        }
        if (states.isEmpty()) {
            return List.of();
        }
        states.stream()
                .filter(state -> !state.fits(states.get(0)))
                .forEach(state -> damaged.add(state.file() + " is of another network, and left out."));
        states.removeAll(
                states.stream().filter(state -> !state.fits(states.get(0))).toList());
        found = true;
        List<Figure> figures = new ArrayList<>();
        FilterPictures.of(key, states).ifPresent(figures::add);
        figures.addAll(WeightSpreads.of(key, states));
        return List.of(
                new Block.Heading(key.name() + " on " + key.dataset() + (seed.isEmpty() ? "" : ", seed " + seed)),
                new Block.Figures(figures));
    }

    private Optional<State> state(NetworkKey key, String seed, String engine, String name, Ink ink) {
        Path file = NetworkFiles.of(key.model(), key.experiment(), key.variant(), seed, engine);
        for (Path place : places) {
            Path path = place.resolve(file);
            String link = run.folder().relativize(path).toString().replace('\\', '/');
            try {
                Optional<Network> network = reader.read(path);
                if (network.isPresent()) {
                    return Optional.of(new State(name, ink, link, network.get()));
                }
            } catch (UserException e) {
                damaged.add(link + " is damaged or of another program, and left out.");
            }
        }
        return Optional.empty();
    }

    private static List<Path> places(Path folder) {
        List<Path> places = new ArrayList<>(List.of(folder));
        Path other = folder.resolve(OTHER_PROCESS);
        if (Files.isDirectory(other)) {
            try (Stream<Path> runs = Files.list(other)) {
                runs.filter(Files::isDirectory).sorted().forEach(places::add);
            } catch (IOException e) {
                // Its networks are missing then, as if it had left none.
                return places;
            }
        }
        return places;
    }
}
