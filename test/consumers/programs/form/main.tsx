import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { ApiServiceIdAuthTokenIssue } from "authlete-2/models/apiserviceidauthtokenissue";
import { createRoot } from "react-dom/client";
import { useForm } from "react-hook-form";

/** Empty inputs are absent, as the model's optional properties are. */
const orAbsent = (value: string): string | undefined => (value === "" ? undefined : value);

function TokenForm() {
  const form = useForm<ApiServiceIdAuthTokenIssue>({ resolver: standardSchemaResolver(ApiServiceIdAuthTokenIssue) });
  const { errors, isSubmitSuccessful } = form.formState;
  return (
    <form onSubmit={form.handleSubmit(() => undefined)}>
      <label>
        Ticket <input {...form.register("ticket", { setValueAs: orAbsent })} />
      </label>
      <output data-for="ticket">{errors.ticket?.message}</output>
      <label>
        Subject <input {...form.register("subject", { setValueAs: orAbsent })} />
      </label>
      <output data-for="subject">{errors.subject?.message}</output>
      <button type="submit">Issue</button>
      <output data-for="form">{isSubmitSuccessful ? "issued" : ""}</output>
    </form>
  );
}

createRoot(document.getElementById("root") as HTMLElement).render(<TokenForm />);
