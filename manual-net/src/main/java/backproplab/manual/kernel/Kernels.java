package backproplab.manual.kernel;

/**
 * What layers call: inner loops and threads together.
 *
 * <p>One instance belongs to one network; its methods are called from one thread at a time.
 */
public final class Kernels implements AutoCloseable {
    /** Element-wise passes shorter than this stay on the calling thread. */
    private static final int SMALLEST_SHARED_PASS = 1 << 13;

    /**
     * Numbers that one call of a pass touches. A loop that runs long but is called seldom is compiled while it runs, and
     * code compiled so keeps vectors on the heap; called often, it soon runs at full speed.
     */
    private static final int PASS_BLOCK = 1 << 12;

    private final KernelOps ops;
    private final Workers workers;
    private final MatrixProduct product;
    private final WinogradBuffers winogradBuffers;
    private final Workers.Task passTask = this::runPass;
    private RangeTask pass;
    private int passItems;
    private int passBlock;

    /**
     * Kernels with the given inner loops.
     *
     * @param ops inner loops
     * @param threads how many threads work, the caller included; at least 1
     */
    public Kernels(KernelOps ops, int threads) {
        this(ops, threads, Blocking.here());
    }

    Kernels(KernelOps ops, int threads, Blocking blocking) {
        this.ops = ops;
        workers = new Workers(threads);
        product = new MatrixProduct(ops, workers, blocking);
        winogradBuffers = new WinogradBuffers(threads);
    }

    /**
     * Kernels with the inner loops of this process.
     *
     * @param threads how many threads work
     * @return new kernels with threads of their own
     */
    public static Kernels withThreads(int threads) {
        return new Kernels(KernelProvider.lookup(), threads);
    }

    /**
     * The inner extent of a block of this process's matrix products: longer sums are added up block by block, so results of
     * machines that differ in it may differ in rounding.
     *
     * @return 1 to 1024, by the rule for the processor or as {@code -Dmanualnet.innerBlock} asks
     */
    public static int innerBlock() {
        return Blocking.here().inner();
    }

    /**
     * All that decides in which order this process adds numbers up: kernels and extents that agree in it leave the same bytes, on whatever
     * processor, for any number of threads. How many rows and columns a block has is not among it, since no sum goes over them, and what
     * a tile has follows from the name of the loops.
     *
     * @return for example {@code simd-512, inner block 256}
     */
    public static String description() {
        return KernelProvider.lookup().name() + ", inner block " + innerBlock();
    }

    /**
     * The inner loops in use.
     *
     * @return for example {@code simd-512}
     */
    public String name() {
        return ops.name();
    }

    /**
     * How many threads work.
     *
     * @return at least 1, the caller included
     */
    public int threads() {
        return workers.count();
    }

    /**
     * The inner loops themselves, for element-wise passes.
     *
     * @return what {@link KernelProvider} chose, or what the constructor was given
     */
    public KernelOps ops() {
        return ops;
    }

    Workers workers() {
        return workers;
    }

    WinogradBuffers winogradBuffers() {
        return winogradBuffers;
    }

    /**
     * Matrix product: {@code result(i, j) = sum over k of left(k, i) right(k, j)}.
     *
     * @param rows extent of i
     * @param columns extent of j
     * @param inner extent of k
     * @param left left operand
     * @param right right operand
     * @param result takes the values
     */
    public void multiply(int rows, int columns, int inner, PanelSource left, PanelSource right, TileSink result) {
        product.multiply(rows, columns, inner, left, right, result);
    }

    /**
     * Whether the sink of a product sees each element once, finished.
     *
     * @param inner inner extent of the product
     * @return true when it does
     */
    public boolean completesTiles(int inner) {
        return product.completesTiles(inner);
    }

    /** Runs a task on all threads, or on the caller's alone when it has little to do. */
    void share(long work, Workers.Task task) {
        if (work < SMALLEST_SHARED_PASS) {
            task.run(0, 1);
        } else {
            workers.run(task);
        }
    }

    /** A pass over a range of independent items. */
    public interface RangeTask {
        /**
         * Does the items of a range.
         *
         * @param from first item
         * @param to item after the last
         */
        void run(int from, int to);
    }

    /**
     * Runs a pass over independent items on all threads, each a contiguous range, or on the caller's when it is short.
     *
     * @param items how many items there are
     * @param work roughly how many numbers the whole pass touches
     * @param task the pass
     */
    public void pass(int items, long work, RangeTask task) {
        if (work < SMALLEST_SHARED_PASS) {
            task.run(0, items);
            return;
        }
        pass = task;
        passItems = items;
        passBlock = (int) Math.max(1, (long) items * PASS_BLOCK / work);
        workers.run(passTask);
    }

    private void runPass(int part, int parts) {
        int to = Workers.start(part + 1, parts, passItems);
        for (int from = Workers.start(part, parts, passItems); from < to; from += passBlock) {
            pass.run(from, Math.min(to, from + passBlock));
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
