import assert from "node:assert/strict";
import { test } from "node:test";
import { FormApi } from "@tanstack/form-core";
import { Order } from "#shop/order";
import { complaints, order, wrong } from "./values.js";

function submit(defaultValues: Order) {
  const sent: Order[] = [];
  const form = new FormApi({
    defaultValues,
    validators: { onSubmit: Order },
    onSubmit: ({ value }) => {
      sent.push(value);
    },
  });
  form.mount();
  return form.handleSubmit().then(() => ({ form, sent }));
}

test("TanStack Form sends an order", async () => {
  const { sent } = await submit(order);
  assert.deepEqual(sent, [order]);
});

test("TanStack Form keeps back what is none, and says why", async () => {
  const { form, sent } = await submit(wrong as Order);
  assert.deepEqual(sent, []);
  const told = JSON.stringify(form.state.errors);
  for (const complaint of complaints) assert.ok(told.includes(complaint), complaint);
});
