package backproplab.experiments.remote;

import backproplab.experiments.weights.safetensors.Dtype;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.experiments.weights.safetensors.SafetensorsException;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.network.init.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weights between machines: the bytes of a safetensors file, numbers to the last bit, in F32 where that holds all of them. */
public final class WeightBytes {
    /** More than so many bytes stay where they are: {@value}. */
    public static final long MOST_BYTES = 64L << 20;

    /** There is no file: for messages. */
    private static final Path NOWHERE = Path.of("weights");

    private WeightBytes() {}

    /**
     * Writes them.
     *
     * @param weights any
     * @return empty if they have more than {@value #MOST_BYTES} bytes
     */
    public static Optional<byte[]> of(Weights weights) {
        return of(weights, MOST_BYTES);
    }

    static Optional<byte[]> of(Weights weights, long most) {
        Dtype dtype = Dtype.holding(weights.tensors().values().stream().flatMapToDouble(Arrays::stream));
        long bytes = weights.tensors().values().stream()
                .mapToLong(values -> (long) values.length * dtype.bytes())
                .sum();
        if (bytes > most) {
            return Optional.empty();
        }
        List<SafeTensor> tensors = new ArrayList<>();
        weights.tensors()
                .forEach((name, values) ->
                        tensors.add(new SafeTensor(name, dtype, List.of((long) values.length), values)));
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) bytes + (1 << 12));
        try {
            SafetensorsWriter.write(out, new SafetensorsFile(Map.of(), tensors).withChecksum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(out.toByteArray());
    }

    /**
     * Reads them.
     *
     * @param bytes what {@link #of(Weights)} wrote
     * @return the same, in the same order
     * @throws IllegalStateException if they are damaged
     */
    public static Weights read(byte[] bytes) {
        SafetensorsFile file;
        try {
            file = SafetensorsReader.read(NOWHERE, bytes);
        } catch (SafetensorsException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!file.checksumHolds().orElse(false)) {
            throw new IllegalStateException("weights were damaged on their way");
        }
        Map<String, double[]> tensors = new LinkedHashMap<>();
        file.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor.values()));
        return new Weights(tensors);
    }
}
