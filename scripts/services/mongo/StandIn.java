import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * Stand-in for MongoDB, for trying and testing: mongo-java-server on one file, so that what was answered is on disk
 * before the answer leaves, and a command is on disk whole or not at all.
 */
public final class StandIn extends H2Backend {
  /** What mongoose asks for; the library says 8 and understands the commands all the same. */
  private static final int WIRE_VERSION = 9;
  private static final long TIDY_EVERY_MS = 1_000;
  private static final int TIDY_FILL_PERCENT = 50;
  private static final int TIDY_BYTES = 4_000_000;
  private static final int CLOSE_WITHIN_MS = 1_000;
  private static final Set<String> READS =
      Set.of("find", "getmore", "count", "distinct", "ping", "buildinfo", "listcollections",
          "listindexes", "listdatabases", "killcursors", "endsessions", "serverstatus", "connectionstatus",
          "collstats", "dbstats", "hostinfo", "getparameter");

  /** Writers share it among themselves; whoever commits has it alone, so no commit sees half a command. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
  private final AtomicLong written = new AtomicLong();
  private long committed;

  private StandIn(MVStore store) {
    super(store);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    String name = command.toLowerCase(Locale.ROOT);
    if (name.equals("hello") || name.equals("ismaster")) {
      Document reply = super.handleCommand(channel, database, "isMaster", query);
      reply.put("isWritablePrimary", true);
      reply.put("maxWireVersion", WIRE_VERSION);
      return reply;
    }
    if (isRead(name, query)) {
      return super.handleCommand(channel, database, command, query);
    }
    long ticket;
    lock.readLock().lock();
    try {
      return super.handleCommand(channel, database, command, query);
    } finally {
      ticket = written.incrementAndGet();
      lock.readLock().unlock();
      commitUpTo(ticket);
    }
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StandInDatabase(name, getMvStore(), getCursorRegistry());
  }

  private static boolean isRead(String name, Document query) {
    if (!name.equals("aggregate")) {
      return READS.contains(name);
    }
    String pipeline = String.valueOf(query.get("pipeline"));
    return !pipeline.contains("$out") && !pipeline.contains("$merge");
  }

  /** One commit serves all whose writes are done by then. */
  private void commitUpTo(long ticket) {
    lock.writeLock().lock();
    try {
      if (committed < ticket) {
        committed = written.get();
        getMvStore().commit();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Gives back the space of what was overwritten, between two commands. */
  private void tidyForEver() {
    long seen = 0;
    while (true) {
      try {
        Thread.sleep(TIDY_EVERY_MS);
      } catch (InterruptedException end) {
        return;
      }
      if (seen == written.get()) {
        continue;
      }
      seen = written.get();
      lock.writeLock().lock();
      try {
        getMvStore().compact(TIDY_FILL_PERCENT, TIDY_BYTES);
      } finally {
        lock.writeLock().unlock();
      }
    }
  }

  private void end(MongoServer server) {
    server.stopListening();
    lock.writeLock().lock();
    getMvStore().close(CLOSE_WITHIN_MS);
  }

  public static void main(String[] args) {
    MVStore store = new MVStore.Builder().fileName(args[1]).autoCommitDisabled().autoCommitBufferSize(0).open();
    // Space of an overwritten version may be used again at once: a killed process loses nothing that the system has
    // taken from it. (45 seconds, as it comes, is for machines that lose power, and makes the file grow tenfold.)
    store.setRetentionTime(0);
    StandIn backend = new StandIn(store);
    MongoServer server = new MongoServer(backend);
    Thread tidy = new Thread(backend::tidyForEver, "tidy");
    tidy.setDaemon(true);
    tidy.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> backend.end(server)));
    server.bind("127.0.0.1", Integer.parseInt(args[0]));
    System.out.println("listening on " + args[0]);
  }
}
