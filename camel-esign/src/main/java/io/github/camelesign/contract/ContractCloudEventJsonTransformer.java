// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.component.EsignCloudEventJsonTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of a contract as a CloudEvent in one JSON document, whoever the provider is. */
@DataTypeTransformer(
        name = "esign:application-cloudevents-json",
        description = "Writes an event of a contract as one JSON document of CloudEvents 1.0")
public class ContractCloudEventJsonTransformer extends EsignCloudEventJsonTransformer {}
