// A secret that is shown once.

export function Once({ title, secret, more }: { title: string; secret: string; more?: string }) {
  return (
    <div class="once" role="status">
      <p>{title}</p>
      <p>
        <code>{secret}</code>
      </p>
      {more && <p class="lead">{more}</p>}
    </div>
  )
}
