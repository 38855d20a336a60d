import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How the file keeps what the server speaks anyway: as BSON, which says its own length first. */
abstract class BsonType<T> extends BasicDataType<T> {
  private static final int FIRST_SIZE = 256;
  /** Rough: how much of it the store keeps in memory. */
  private static final int MEMORY = 1_000;

  abstract Document documentOf(T value);

  abstract T valueOf(Document document);

  @Override
  public int getMemory(T value) {
    return MEMORY;
  }

  @Override
  public void write(WriteBuffer buffer, T value) {
    ByteBuf bytes = Unpooled.buffer(FIRST_SIZE);
    BsonEncoder.encodeDocument(documentOf(value), bytes);
    buffer.put(bytes.array(), 0, bytes.writerIndex());
  }

  @Override
  public T read(ByteBuffer buffer) {
    ByteBuf bytes = Unpooled.wrappedBuffer(buffer);
    T value = valueOf(BsonDecoder.decodeBson(bytes));
    buffer.position(buffer.position() + bytes.readerIndex());
    return value;
  }

  /** The documents of a collection. */
  static final class Documents extends BsonType<Document> {
    @Override
    Document documentOf(Document value) {
      return value;
    }

    @Override
    Document valueOf(Document document) {
      return document;
    }

    @Override
    public Document[] createStorage(int size) {
      return new Document[size];
    }
  }

  /** The keys of an index: values in order, compared as the server compares them. */
  static final class Keys extends BsonType<KeyValue> {
    @Override
    Document documentOf(KeyValue key) {
      Document document = new Document();
      for (int i = 0; i < key.size(); i++) {
        document.put(Integer.toString(i), key.get(i));
      }
      return document;
    }

    @Override
    KeyValue valueOf(Document document) {
      List<Object> values = new ArrayList<>(document.values());
      return new KeyValue(values);
    }

    @Override
    public int compare(KeyValue a, KeyValue b) {
      for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
        int order = ValueComparator.asc().compare(a.get(i), b.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(a.size(), b.size());
    }

    @Override
    public KeyValue[] createStorage(int size) {
      return new KeyValue[size];
    }
  }
}
