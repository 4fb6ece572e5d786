package backproplab.experiments.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Submissions for tests: classes that are a right ReLU, and do something besides when they are first used. */
final class Handed {
    private Handed() {}

    /**
     * Hands a class in.
     *
     * @param folder the student's
     * @param name of the class
     * @param besides what it does besides: statements of Java
     */
    static void relu(Path folder, String name, String besides) throws IOException {
        source(folder, name, """
                import backproplab.manual.layer.Pass;
                import backproplab.manual.layer.PlannedLayer;
                import backproplab.manual.tensor.DoubleTensor;
                import backproplab.network.layer.LayerSpec;

                public class NAME extends PlannedLayer<DoubleTensor> {
                    private static boolean done;

                    public NAME(LayerSpec.Activation spec) {
                        super(spec);
                    }

                    @Override
                    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
                        if (!done) {
                            done = true;
                            try {
                                besides();
                            } catch (java.io.IOException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        for (int i = 0; i < x.size(); i++) {
                            y.data()[i] = x.data()[i] > 0 ? x.data()[i] : 0;
                        }
                    }

                    private static void besides() throws java.io.IOException {
                        if (done) {
                            BESIDES
                        }
                        if (!done) {
                            throw new java.io.IOException();
                        }
                    }

                    @Override
                    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
                        for (int i = 0; dx != null && i < x.size(); i++) {
                            dx.data()[i] = x.data()[i] > 0 ? dy.data()[i] : 0;
                        }
                    }
                }
                """.replace("NAME", name).replace("BESIDES", besides));
    }

    /** Hands any text in. */
    static void source(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".java"), text);
    }
}
