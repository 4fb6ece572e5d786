package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.cluster.RunningHosts;
import backproplab.experiments.cli.screen.Screen;
import backproplab.remote.ClusterListener;

/** Says which machine begins to train what, and how many trainings run where. */
final class LabMachines implements ClusterListener {
    private final Screen screen;
    private final RunningHosts hosts;
    private String running = "";

    LabMachines(Screen screen) {
        this.screen = screen;
        hosts = new RunningHosts(words -> running = words, screen::warning);
    }

    @Override
    public synchronized void began(String work, String host) {
        hosts.began(work, host);
        screen.row("%s begins %s; %s", host, work, running);
    }

    @Override
    public synchronized void ended(String work, String host) {
        hosts.ended(work, host);
    }

    @Override
    public void warning(String text) {
        hosts.warning(text);
    }
}
