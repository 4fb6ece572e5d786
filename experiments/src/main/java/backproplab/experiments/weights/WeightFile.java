package backproplab.experiments.weights;

import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.experiments.weights.safetensors.SafetensorsException;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.disk.Disk;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import backproplab.files.run.NetworkFiles;
import backproplab.network.init.Weights;
import backproplab.network.layer.NetworkSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A network on disk, one {@code .safetensors} file: its weights by their neutral names or by PyTorch's, and as metadata all that is
 * needed to use them again.
 *
 * <p>Tensors: {@code normalization.mean} and {@code normalization.std} in F64 where the normalization has them, then the weights, in
 * F32 if that holds every one of them exactly, else all in F64. So what is loaded equals what was saved, bit for bit; a checksum
 * in the metadata finds what changed since. Files of other programs have none.
 */
public final class WeightFile {
    /** How such a file's name ends: {@value}. */
    public static final String SUFFIX = NetworkFiles.SUFFIX;

    private final Path path;
    private final Map<String, String> metadata;
    private final Map<String, SafeTensor> statistics = new LinkedHashMap<>();
    private final Map<String, SafeTensor> tensors = new LinkedHashMap<>();

    private WeightFile(Path path, SafetensorsFile content) {
        this.path = path;
        metadata = content.metadata();
        if (!content.checksumHolds().orElse(true)) {
            throw UserException.data(path + ": its content does not match its checksum.\n"
                    + "The file is damaged: take another copy, or train again.");
        }
        for (SafeTensor tensor : content.tensors()) {
            OptionalInt bad = TensorList.firstNonFinite(tensor);
            if (bad.isPresent()) {
                throw UserException.data(
                        Quoted.of(tensor.name()) + " in " + path + " holds " + tensor.values()[bad.getAsInt()]
                                + " at index "
                                + bad.getAsInt()
                                + ": the network diverged, or the file is damaged.\nTrain again, or choose another file.");
            }
            boolean statistic = tensor.name().startsWith(TensorList.NORMALIZATION);
            (statistic ? statistics : tensors).put(tensor.name(), tensor);
        }
    }

    /**
     * Saves weights; folders on the way are made. The file is there whole or not at all.
     *
     * @param path where to, in place of what was there
     * @param weights every tensor of the network, running statistics included
     * @param network what they belong to
     * @param origin where they come from
     * @throws UserException with code 4 if the file cannot be written
     * @throws IllegalArgumentException if the weights are not those of the network, or one is not finite
     */
    public static void save(Path path, Weights weights, NetworkDescription network, Origin origin) {
        save(path, weights, network, origin, WeightLayout.NEUTRAL);
    }

    /**
     * Saves weights in a layout. In PyTorch's, the tensors are those of the network alone, and the statistics of the normalization are metadata.
     *
     * @param path where to, in place of what was there
     * @param weights every tensor of the network, running statistics included
     * @param network what they belong to
     * @param origin where they come from
     * @param layout what the tensors are called and how they are shaped
     * @throws UserException with code 4 if the file cannot be written
     * @throws IllegalArgumentException if the weights are not those of the network, or one is not finite
     */
    public static void save(
            Path path, Weights weights, NetworkDescription network, Origin origin, WeightLayout layout) {
        SafetensorsFile content = new SafetensorsFile(
                DescriptionText.write(network, origin, layout), TensorList.of(weights, network, layout));
        try {
            Disk.createFolders(path.toAbsolutePath().getParent());
            SafetensorsWriter.write(path, content.withChecksum());
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write weights to " + path + ": " + Reason.of(e) + ".\nFree some space there.", e);
        }
    }

    /**
     * Loads a file of any program; whether it fits a network is for {@link #checkFits} to say, and whether it describes one
     * for {@link #network}.
     *
     * @param path the file
     * @return what it holds
     * @throws UserException with code 3 if it cannot be read, is no safetensors file, differs from its checksum, or holds a value
     *     that is not finite
     */
    public static WeightFile load(Path path) {
        try {
            return new WeightFile(path, SafetensorsReader.read(path));
        } catch (SafetensorsException e) {
            throw UserException.data(e.getMessage(), e);
        } catch (IOException e) {
            throw UserException.data("Cannot read " + path + ": " + Reason.of(e) + ".\nIs it yours to read?", e);
        }
    }

    /**
     * The weights of the network that the file describes.
     *
     * @return by their neutral names, the normalization left out
     * @throws UserException with code 3 as {@link #network}
     */
    public Weights weights() {
        return fit(network().network()).weights();
    }

    /**
     * The weights for a network, those of a last layer for another number of classes left out, see {@link #newHead}.
     *
     * @param network that {@link #checkFits} has found to fit
     * @return by their neutral names
     */
    public Weights weights(NetworkSpec network) {
        return fit(network).weights();
    }

    /**
     * Refuses weights of another network than the one to be loaded; the number of classes may be another one.
     *
     * @param network what is to be loaded
     * @throws UserException with code 3 that names the first tensor that is missing, of another shape or superfluous, and both shapes
     */
    public void checkFits(NetworkSpec network) {
        WeightFit fit = fit(network);
        fit.firstMisfit(fit.otherHead()).ifPresent(misfit -> {
            throw UserException.data(misfit + ".\n"
                    + DescriptionText.settings(metadata)
                            .map(settings -> "Train with " + settings + ", as the file was, or choose another file.")
                            .orElse("Choose settings that give these shapes, or another file."));
        });
    }

    /**
     * Says that the last layer cannot be taken from the file since it is for another number of classes.
     *
     * @param network that {@link #checkFits} has found to fit
     * @return a sentence; empty if the file has all weights
     */
    public Optional<String> newHead(NetworkSpec network) {
        return fit(network).newHead();
    }

    private WeightFit fit(NetworkSpec network) {
        return new WeightFit(path, tensors, DescriptionText.layout(new Metadata(path, metadata)), network);
    }

    /**
     * What the file says of itself that is otherwise in a network of equal shapes: such weights can be loaded, but mean something else
     * there.
     *
     * @param network the network to be loaded
     * @return one line for each difference; none for a file that another program wrote
     */
    public List<String> differences(NetworkDescription network) {
        return DescriptionText.differences(metadata, network);
    }

    /**
     * The network that the file describes, checked against the file's own tensors.
     *
     * @return all that is needed to build it and to feed it
     * @throws UserException with code 3 if metadata or a statistic is missing or cannot be, or contradicts the tensors
     */
    public NetworkDescription network() {
        NetworkDescription network = description();
        NetworkSpec layers;
        try {
            layers = network.network();
        } catch (UserException | IllegalArgumentException e) {
            // Written for options; here it is the file that asks for such a network.
            String why = e.getMessage().lines().findFirst().orElse("").replaceAll("\\.$", "");
            throw contradiction(path + " describes no network: " + why, e);
        }
        fit(layers).firstMisfit(List.of()).ifPresent(misfit -> {
            throw contradiction(misfit, null);
        });
        return network;
    }

    private NetworkDescription description() {
        try {
            return DescriptionText.read(new Metadata(path, metadata), this::statistic);
        } catch (IllegalArgumentException e) {
            throw contradiction(path + ": " + e.getMessage(), e);
        }
    }

    private UserException contradiction(String what, Exception cause) {
        return UserException.data(
                what + ".\nThe file contradicts its own metadata: take another copy, or train again.", cause);
    }

    private double[] statistic(String name, int... shape) {
        String full = TensorList.NORMALIZATION + name;
        SafeTensor tensor = statistics.get(full);
        List<Long> extents = StoredTensor.extents(shape);
        Metadata texts = new Metadata(path, metadata);
        if (tensor == null && texts.has(DescriptionText.statistic(name))) {
            return texts.numbers(
                    DescriptionText.statistic(name), IntStream.of(shape).reduce(1, Math::multiplyExact));
        }
        if (tensor == null || !tensor.shape().equals(extents)) {
            throw contradiction(
                    path + " needs a tensor " + full + " of shape " + extents + " and has "
                            + (tensor == null
                                    ? "none"
                                    : "one of " + Quoted.of(tensor.shape().toString())),
                    null);
        }
        return tensor.values();
    }

    /**
     * Where the weights come from.
     *
     * @return as it was saved
     * @throws UserException with code 3 if that metadata is missing or cannot be
     */
    public Origin origin() {
        return DescriptionText.origin(new Metadata(path, metadata));
    }
}
