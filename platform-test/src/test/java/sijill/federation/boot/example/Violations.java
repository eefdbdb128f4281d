package sijill.federation.boot.example;

import com.mongodb.client.MongoClient;

/**
 * A starter that brings a database along.
 */
record Violations(MongoClient client) {
}
