package backproplab.experiments.task;

import backproplab.datasets.Catalog;
import java.util.List;
import java.util.Locale;

/** The two tasks: what {@code auto} data means, and the presets. */
public enum Task {
    /** MLP and CNN on handwritten digits. */
    TASK1("Task1", Catalog.MNIST, List.of(Task1Presets.QUICK, Task1Presets.LAB)),
    /** MLP, VGG and ResNet18 on small photographs. */
    TASK2("Task2", Catalog.CIFAR10, List.of(Task2Presets.QUICK, Task2Presets.LAB));

    private final String title;
    private final String realData;
    private final List<Preset> presets;

    Task(String title, String realData, List<Preset> presets) {
        this.title = title;
        this.realData = realData;
        this.presets = presets;
    }

    /**
     * The name of its main class.
     *
     * @return for example {@code Task1}
     */
    public String title() {
        return title;
    }

    /**
     * The name in files.
     *
     * @return for example {@code task1}
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The real data set that {@code auto} looks for.
     *
     * @return its token
     */
    public String realData() {
        return realData;
    }

    /**
     * What may follow {@code --preset}.
     *
     * @return the presets, the default first
     */
    public List<Preset> presets() {
        return presets;
    }
}
