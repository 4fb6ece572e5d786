package backproplab.cluster;

import backproplab.remote.ClusterException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.MasterMessages;
import org.apache.spark.internal.config.package$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;
import scala.reflect.ClassTag$;

/**
 * A master of Spark's own cluster, asked before anything is built on it: Spark itself waits for a minute and says only that nobody answered.
 *
 * @param address {@code spark://HOST:PORT}
 * @param page where it shows itself, for example {@code http://pc1:8080}
 * @param here by which of this machine's addresses it is reached, which then is how its workers reach this machine; empty if that is none that
 *     Spark takes
 */
record Master(String address, String page, Optional<String> here) {
    private static final int CONNECT_MILLIS = 3000;
    private static final int ANSWER_MILLIS = 8000;
    private static final String ENDPOINT = "Master";

    /**
     * Finds the first of the masters that answers.
     *
     * @param address the masters
     * @param conf settings of the connection, such as a secret
     * @param deadline until when
     * @return the master
     * @throws ClusterException {@code UNREACHABLE} if none does
     */
    static Master of(Address address, SparkConf conf, Deadline deadline) {
        ClusterException last = null;
        for (Address.HostPort one : address.masters()) {
            try {
                return of(one, conf, deadline);
            } catch (ClusterException silent) {
                last = silent;
                if (deadline.leftMillis() <= 0) {
                    break;
                }
            }
        }
        throw last;
    }

    private static Master of(Address.HostPort master, SparkConf conf, Deadline deadline) {
        String address = "spark://" + master.host() + ":" + master.port();
        Optional<String> here = connect(master, address);
        return new Master(address, "http://" + master.host() + ":" + webPort(master, address, conf, deadline), here);
    }

    private static Optional<String> connect(Address.HostPort master, String address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(master.host(), master.port()), CONNECT_MILLIS);
            return socket.getLocalAddress() instanceof Inet4Address own
                    ? Optional.of(own.getHostAddress())
                    : Optional.empty();
        } catch (UnknownHostException e) {
            throw unreachable("--cluster " + address + ": no machine is known by the name " + master.host()
                    + ".\nUse its full name, or its address in numbers.");
        } catch (IOException e) {
            throw unreachable("Nobody listens at " + address + " (" + e.getMessage() + ").\nStart a master of Spark "
                    + SparkVersion.OURS + " there: docs/cluster.md.");
        }
    }

    /** The smallest question that only a master answers. */
    private static int webPort(Address.HostPort master, String address, SparkConf conf, Deadline deadline) {
        String patience = Math.max(1000, Math.min(ANSWER_MILLIS, deadline.leftMillis())) + "ms";
        SparkConf brief = conf.clone().set("spark.rpc.askTimeout", patience).set("spark.rpc.lookupTimeout", patience);
        SecurityManager security = new SecurityManager(brief, Option.empty(), package$.MODULE$.AUTH_SECRET_FILE());
        RpcEnv rpc = RpcEnv.create("backproplab", "127.0.0.1", 0, brief, security, true);
        try {
            RpcEndpointRef ref = rpc.setupEndpointRef(new RpcAddress(master.host(), master.port()), ENDPOINT);
            Object answer = ref.askSync(
                    MasterMessages.BoundPortsRequest$.MODULE$,
                    ClassTag$.MODULE$.apply(MasterMessages.BoundPortsResponse.class));
            return ((MasterMessages.BoundPortsResponse) answer).webUIPort();
        } catch (Exception e) {
            throw silent(address, e);
        } finally {
            rpc.shutdown();
            rpc.awaitTermination();
        }
    }

    private static ClusterException silent(String address, Exception e) {
        String words = words(e);
        if (SparkVersion.differs(words)) {
            return unreachable(SparkVersion.other(address, Optional.empty()));
        }
        return unreachable("What listens at " + address + " does not answer as a master of Spark " + SparkVersion.OURS
                + " does: " + words + "\nIs it the master's port, 7077 if nothing else was chosen?");
    }

    private static String words(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.lines().findFirst().orElse(cause.toString());
    }

    private static ClusterException unreachable(String message) {
        return new ClusterException(ClusterException.Kind.UNREACHABLE, message, null);
    }
}
