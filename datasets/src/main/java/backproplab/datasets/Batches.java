package backproplab.datasets;

import backproplab.datasets.augment.Chain;
import backproplab.datasets.augment.Draws;
import backproplab.datasets.augment.ImageShape;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * One epoch over a list of images, prepared ahead by one daemon thread in a ring of {@value #RING} reused buffers.
 *
 * <p>The content of every batch depends on the arguments only, never on the pace of the consumer. Use from one thread, and close when done, early or not.
 */
public final class Batches implements AutoCloseable {
    /** Buffers in the ring: one with the consumer, one ready, one being filled. */
    static final int RING = 3;

    /** Marks the end of the epoch, regular or not, in the queue of filled buffers. */
    private static final Batch END = new Batch(0, 0);

    private final Dataset dataset;
    private final Normalization normalization;
    private final int[] order;
    private final int batchSize;
    /** What changes the images; null if nothing does. */
    private final Chain chain;

    private final long chainSeed;
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(RING);
    private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(RING + 1);
    private final FutureTask<Void> task;
    private final Thread producer;
    private Batch lent;
    private boolean ended;
    private volatile boolean closed;
    private long waitNanos;

    private Batches(
            Dataset dataset,
            int[] order,
            Normalization normalization,
            int batchSize,
            Augmentation augmentation,
            long chainSeed) {
        if (batchSize < 1) {
            throw new SettingException("Batch size " + batchSize + " is too small: use at least 1.");
        }
        if (normalization.featuresPerSample() != dataset.featuresPerSample()) {
            throw new IllegalArgumentException("normalization is for " + normalization.featuresPerSample()
                    + " values per image, " + dataset + " has " + dataset.featuresPerSample());
        }
        this.dataset = dataset;
        this.chain = augmentation.isNone() ? null : augmentation.chain(dataset);
        this.chainSeed = chainSeed;
        ImageShape shape = augmentation.outputShape(dataset);
        this.normalization = normalization.resizedTo(shape.height(), shape.width());
        this.order = order;
        this.batchSize = Math.min(batchSize, Math.max(1, order.length));
        for (int i = 0; i < Math.min(RING, count()); i++) {
            free.add(new Batch(this.batchSize, shape.values()));
        }
        this.task = new FutureTask<>(this::produce, null) {
            // Runs whatever ended the producer, an Error included, so that next() never waits for a dead thread.
            @Override
            protected void done() {
                filled.add(END);
            }
        };
        this.producer = new Thread(task, "batches-" + dataset.name());
        producer.setDaemon(true);
        producer.start();
    }

    /**
     * Starts an epoch in an order that is a pure function of the list, the seed and the epoch.
     *
     * @param dataset the images
     * @param indices which of them; left as it is
     * @param normalization bytes to floats
     * @param batchSize images per batch; the last batch may be smaller
     * @param shuffleSeed seed of the order
     * @param epoch number of the epoch, any start
     * @return the running epoch, to be closed
     * @throws SettingException if the batch size is below 1
     */
    public static Batches shuffled(
            Dataset dataset, int[] indices, Normalization normalization, int batchSize, long shuffleSeed, int epoch) {
        Order order = new Order(batchSize, false, shuffleSeed, epoch);
        return shuffled(dataset, indices, normalization, order, Augmentation.NONE, 0);
    }

    /**
     * The order of an epoch.
     *
     * @param batchSize images per batch
     * @param dropLast whether a last batch that is not full is left out
     * @param seed seed of the order
     * @param epoch number of the epoch, any start
     */
    public record Order(int batchSize, boolean dropLast, long seed, int epoch) {}

    /**
     * Starts an epoch with changed images, in an order that is a pure function of the list, the seed and the epoch.
     *
     * @param dataset the images
     * @param indices which of them; left as it is
     * @param normalization bytes to floats, for the images as they are in the data set
     * @param how batch size, seed and epoch
     * @param augmentation how images are changed before they are normalized
     * @param augmentSeed seed of the changes, which depend on it, the epoch and the index of the image only
     * @return the running epoch, to be closed
     * @throws SettingException if the batch size is below 1, nothing is left without the last batch, or the augmentation does not
     *     fit the images
     */
    public static Batches shuffled(
            Dataset dataset,
            int[] indices,
            Normalization normalization,
            Order how,
            Augmentation augmentation,
            long augmentSeed) {
        int[] order = indices.clone();
        Shuffle.inPlace(order, Draws.mix(how.seed(), how.epoch()));
        if (how.dropLast() && how.batchSize() > 0) {
            order = Arrays.copyOf(order, order.length / how.batchSize() * how.batchSize());
            if (order.length == 0) {
                throw new SettingException("no batch is left: the only one has " + indices.length + " images, not "
                        + how.batchSize() + ", and the last is dropped");
            }
        }
        return new Batches(
                dataset, order, normalization, how.batchSize(), augmentation, Draws.mix(augmentSeed, how.epoch()));
    }

    /**
     * Starts an epoch in the order of the list.
     *
     * @param dataset the images
     * @param indices which of them; null means all
     * @param normalization bytes to floats
     * @param batchSize images per batch; the last batch may be smaller
     * @return the running epoch, to be closed
     * @throws SettingException if the batch size is below 1
     */
    public static Batches inOrder(Dataset dataset, int[] indices, Normalization normalization, int batchSize) {
        return inOrder(dataset, indices, normalization, batchSize, Augmentation.NONE);
    }

    /**
     * Starts an epoch in the order of the list, with the images in the shape that an augmentation gives them, but without chance
     * ({@link Augmentation#evaluation}).
     *
     * @param dataset the images
     * @param indices which of them; null means all
     * @param normalization bytes to floats, for the images as they are in the data set
     * @param batchSize images per batch; the last batch may be smaller
     * @param augmentation the one used in training
     * @return the running epoch, to be closed
     * @throws SettingException if the batch size is below 1 or the augmentation does not fit the images
     */
    public static Batches inOrder(
            Dataset dataset, int[] indices, Normalization normalization, int batchSize, Augmentation augmentation) {
        int[] order = indices == null ? new int[dataset.size()] : indices.clone();
        if (indices == null) {
            Arrays.setAll(order, n -> n);
        }
        return new Batches(dataset, order, normalization, batchSize, augmentation.evaluation(), 0);
    }

    /**
     * Returns the next batch; it stays valid until the following call.
     *
     * @return the batch, or null at the end of the epoch
     * @throws RuntimeException what the producer thread failed with, an {@link Error} included
     * @throws IllegalStateException if the epoch was closed or the calling thread is interrupted
     */
    public Batch next() {
        if (closed) {
            throw new IllegalStateException("batches are closed");
        }
        if (lent != null) {
            free.add(lent);
            lent = null;
        }
        try {
            if (ended) {
                return finish();
            }
            boolean late = filled.isEmpty();
            long started = System.nanoTime();
            Batch batch = filled.take();
            if (late) {
                waitNanos += System.nanoTime() - started;
            }
            if (batch == END) {
                ended = true;
                return finish();
            }
            lent = batch;
            return batch;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for data", interrupted);
        }
    }

    /** Returns null after a regular end, throws what the producer failed with otherwise, however often it is called. */
    private Batch finish() throws InterruptedException {
        try {
            task.get();
            return null;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failed.getCause();
        }
    }

    private void produce() {
        try {
            for (int from = 0; from < order.length; from += batchSize) {
                Batch batch = free.take();
                batch.size(Math.min(batchSize, order.length - from));
                for (int slot = 0; slot < batch.size(); slot++) {
                    if (closed) {
                        return;
                    }
                    writeSample(batch, slot, order[from + slot]);
                }
                filled.add(batch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The one place where an image enters a batch: a function of the index (and the epoch) alone, whatever was written before. */
    private void writeSample(Batch batch, int slot, int index) {
        int from = index * dataset.featuresPerSample();
        int to = slot * normalization.featuresPerSample();
        if (chain == null) {
            normalization.apply(dataset.pixels(), from, batch.pixels(), to);
        } else {
            byte[] changed = chain.apply(dataset.pixels(), from, Draws.mix(chainSeed, index));
            normalization.apply(changed, 0, batch.pixels(), to);
        }
        batch.labels()[slot] = dataset.labels()[index];
        batch.indices()[slot] = index;
    }

    /**
     * Returns how long {@link #next} was blocked because no batch was ready.
     *
     * @return nanoseconds, so far
     */
    public long waitNanos() {
        return waitNanos;
    }

    /**
     * Returns the number of batches in the epoch.
     *
     * @return ceil(images / batch size)
     */
    public int count() {
        return (order.length + batchSize - 1) / batchSize;
    }

    /** The thread that fills buffers. */
    Thread producer() {
        return producer;
    }

    /** How many batches, the mark at the end included, are ready to be handed out without waiting. */
    int ready() {
        return filled.size();
    }

    /** Stops the producer thread, at the latest after the image it is writing; {@link #next} then throws. */
    @Override
    public void close() {
        closed = true;
        task.cancel(true);
    }
}
