import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The library's database, with indexes that are asked for more, and with documents and keys kept as BSON: the library has them written by Java's own
 * serialization, and the keys written again for every comparison, which was most of what the server did.
 */
final class StandInDatabase extends H2Database {
  /** The one file of this process. The library asks for collections while it constructs, before a field of this object could hold it. */
  private static MVStore file;

  StandInDatabase(String name, MVStore store, CursorRegistry cursors) {
    super(name, remembered(store), cursors);
  }

  private static MVStore remembered(MVStore store) {
    file = store;
    return store;
  }

  /** A map that is open already is the one that the library gets. */
  private static MVMap.Builder<Object, Document> ofDocuments() {
    return new MVMap.Builder<Object, Document>().valueType(new BsonType.Documents());
  }

  private static MVMap.Builder<KeyValue, Object> ofKeys() {
    return new MVMap.Builder<KeyValue, Object>().keyType(new BsonType.Keys());
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
    file.openMap("databases." + getDatabaseName() + "." + collection, ofDocuments());
    return super.openOrCreateCollection(collection, options);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    file.openMap(getDatabaseName() + "." + collection + "._index_" + index, ofKeys());
    return new NarrowingIndex(super.openOrCreateUniqueIndex(collection, index, keys, sparse), sparse);
  }
}
