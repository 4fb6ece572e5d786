package backproplab.experiments.cli.screen;

import backproplab.files.failure.Printable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The one progress bar that there is at a time. */
public final class Bars {
    private static final int REDRAW_MILLIS = 200;
    /** What a bar needs beside its name, and the shortest name. */
    private static final int BAR = 48;

    private static final int SHORTEST_NAME = 12;

    private ProgressBar bar;
    private String downloaded = "";

    /** A bar like every other of this program, not shown yet. */
    public static ProgressBarBuilder builder(String name, long max) {
        return new ProgressBarBuilder()
                .setTaskName(Printable.of(name))
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .clearDisplayOnFinish();
    }

    void open(String name, int width, long max, String extra) {
        bar = builder(Lines.shortened(name, Math.max(SHORTEST_NAME, width - BAR)), max)
                .build();
        bar.setExtraMessage(extra);
    }

    void step(int steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    /** From the first bytes of a file to its last. */
    void download(String file, long doneBytes, long totalBytes) {
        if (!file.equals(downloaded)) {
            close();
            downloaded = file;
        }
        if (bar == null) {
            bar = builder(file, totalBytes).build();
        }
        bar.stepTo(doneBytes);
        if (doneBytes == totalBytes) {
            close();
        }
    }

    /** Also from another thread, when the process is ending. */
    void close() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
            bar = null;
        }
    }
}
