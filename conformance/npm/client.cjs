// Confluent's client for Node at work: reads lines of JSON, {topic, schema, bytes}, from the standard
// input and answers each with a line, {read, again, own}: the value as it was read, the same value
// written again with the topic's registered schema, and written with a schema of the client's own.
'use strict';

const readline = require('node:readline');
const {
  AvroDeserializer,
  AvroSerializer,
  SchemaRegistryClient,
  SerdeType,
} = require('@confluentinc/schemaregistry');

async function main(url) {
  const client = new SchemaRegistryClient({ baseURLs: [url], maxRetries: 0 });
  const reader = new AvroDeserializer(client, SerdeType.VALUE, {});
  const again = new AvroSerializer(client, SerdeType.VALUE, {
    autoRegisterSchemas: false,
    useLatestVersion: true,
  });
  const own = new AvroSerializer(client, SerdeType.VALUE, { autoRegisterSchemas: true });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { topic, schema, bytes } = JSON.parse(line);
    const read = await reader.deserialize(topic, Buffer.from(bytes, 'base64'));
    const registered = await client.register(`node.${topic}-value`, {
      schemaType: 'AVRO',
      schema,
    });
    const latest = await client.getLatestSchemaMetadata(`node.${topic}-value`);
    if (latest.id !== registered) {
      throw new Error(`registered as ${registered}, but the latest is ${latest.id}`);
    }
    const summary = { topic, fields: Object.keys(read).length, text: '青石县' };
    process.stdout.write(
      JSON.stringify({
        read,
        id: registered,
        again: (await again.serialize(`node.${topic}`, read)).toString('base64'),
        own: (await own.serialize(`node.own.${topic}`, summary)).toString('base64'),
      }) + '\n',
    );
  }
  await client.close();
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
