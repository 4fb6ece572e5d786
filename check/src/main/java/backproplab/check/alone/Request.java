package backproplab.check.alone;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check of one submission is given, on its standard input.
 *
 * @param secret stands before every message that comes back; whoever does not know it cannot speak for the program
 * @param tasks what is to be checked, in this order
 * @param sources Java files: text by file name
 * @param classes compiled classes: bytes by the class's name
 */
public record Request(String secret, List<Task> tasks, Map<String, String> sources, Map<String, byte[]> classes) {

    /**
     * One class to be checked.
     *
     * @param check as what: the name of a {@link backproplab.check.trial.Subject}
     * @param className its full name, or its name without the package if only one class has it
     */
    public record Task(String check, String className) {}

    /**
     * Sends it.
     *
     * @param out to the program's standard input, which stays open: its end is the end of the program
     * @throws IOException if nobody listens
     */
    public void write(DataOutputStream out) throws IOException {
        out.writeUTF(secret);
        out.writeInt(tasks.size());
        for (Task task : tasks) {
            out.writeUTF(task.check());
            out.writeUTF(task.className());
        }
        out.writeInt(sources.size());
        for (Map.Entry<String, String> source : sources.entrySet()) {
            out.writeUTF(source.getKey());
            writeBytes(out, source.getValue().getBytes(StandardCharsets.UTF_8));
        }
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> one : classes.entrySet()) {
            out.writeUTF(one.getKey());
            writeBytes(out, one.getValue());
        }
        out.flush();
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Receives it.
     *
     * @param in what was sent
     * @return the same
     * @throws IOException if it ends early
     */
    static Request read(DataInputStream in) throws IOException {
        String secret = in.readUTF();
        List<Task> tasks = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            tasks.add(new Task(in.readUTF(), in.readUTF()));
        }
        Map<String, String> sources = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            sources.put(in.readUTF(), new String(readBytes(in), StandardCharsets.UTF_8));
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), readBytes(in));
        }
        return new Request(secret, tasks, sources, classes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
