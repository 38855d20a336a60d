import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;

/**
 * The library uses an index only for a query of its keys and nothing else, and reads the whole collection for any other. Here a query
 * that asks more besides is narrowed down by the index first; the library then looks at each document that is left, as ever.
 */
final class NarrowingIndex extends Index<Object> {
  private final Index<Object> index;

  NarrowingIndex(Index<Object> index, boolean sparse) {
    super(index.getName(), index.getKeys(), sparse);
    this.index = index;
  }

  private Document ofKeys(Document query) {
    Document own = new Document();
    for (String key : keys()) {
      if (query.containsKey(key)) {
        own.put(key, query.get(key));
      }
    }
    return own;
  }

  @Override
  public boolean canHandle(Document query) {
    return index.canHandle(ofKeys(query));
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    return index.getPositions(ofKeys(query));
  }

  @Override
  public Object getPosition(Document document) {
    return index.getPosition(document);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {
    index.checkAdd(document, collection);
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    index.add(document, position, collection);
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
    index.checkUpdate(before, after, collection);
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Object position, MongoCollection<Object> collection) {
    index.updateInPlace(before, after, position, collection);
  }

  @Override
  public Object remove(Document document) {
    return index.remove(document);
  }

  @Override
  public boolean isUnique() {
    return index.isUnique();
  }

  @Override
  public long getCount() {
    return index.getCount();
  }

  @Override
  public long getDataSize() {
    return index.getDataSize();
  }

  @Override
  public void drop() {
    index.drop();
  }
}
