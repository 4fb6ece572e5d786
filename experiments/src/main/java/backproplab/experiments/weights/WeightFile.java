package backproplab.experiments.weights;

import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.experiments.weights.safetensors.SafetensorsException;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import backproplab.network.init.Weights;
import backproplab.network.layer.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A network on disk, one {@code .safetensors} file: its weights by their neutral names, and as metadata all that is needed to
 * use them again.
 *
 * <p>Tensors: {@code normalization.mean} and {@code normalization.std} in F64 where the normalization has them, then the weights, in
 * F32 if that holds every one of them exactly, else all in F64. So what is loaded equals what was saved, bit for bit; a checksum
 * in the metadata finds what changed since. Files of other programs have none.
 */
public final class WeightFile {
    /** How such a file's name ends: {@value}. */
    public static final String SUFFIX = ".safetensors";

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
        SafetensorsFile content =
                new SafetensorsFile(DescriptionText.write(network, origin), TensorList.of(weights, network));
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            SafetensorsWriter.write(path, content.withChecksum());
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot write weights to " + path + ": " + e + ".\nFree some space there.", e);
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
            throw UserException.data("Cannot read " + path + ": " + e + ".\nIs it yours to read?", e);
        }
    }

    /**
     * The network's weights.
     *
     * @return in the order of the file, the normalization left out
     */
    public Weights weights() {
        Map<String, double[]> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> values.put(name, tensor.values()));
        return new Weights(values);
    }

    /**
     * Refuses weights of another network than the one to be loaded.
     *
     * @param expected the tensors of that network
     * @throws UserException with code 3 that names the first tensor that is missing, of another shape or superfluous, and both shapes
     */
    public void checkFits(List<TensorSpec> expected) {
        TensorList.firstMisfit(path, tensors, expected).ifPresent(misfit -> {
            throw UserException.data(misfit + ".\n"
                    + DescriptionText.settings(metadata)
                            .map(settings -> "Train with " + settings + ", as the file was, or choose another file.")
                            .orElse("Choose settings that give these shapes, or another file."));
        });
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
        List<TensorSpec> expected;
        try {
            expected = network.tensors();
        } catch (UserException | IllegalArgumentException e) {
            // Written for options; here it is the file that asks for such a network.
            String why = e.getMessage().lines().findFirst().orElse("").replaceAll("\\.$", "");
            throw contradiction(path + " describes no network: " + why, e);
        }
        TensorList.firstMisfit(path, tensors, expected).ifPresent(misfit -> {
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
        List<Long> extents = TensorList.extents(shape);
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
